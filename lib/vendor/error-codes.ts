import type { IncomingHttpHeaders } from "node:http";

import { headerOf } from "@/lib/vendor/request";

export type VendorLanguage = "zh" | "en";

/** X-TC-Language is `zh-CN` or `en-US`. Without it we answer in Chinese, as the vendor does. */
export function languageOf(headers: IncomingHttpHeaders): VendorLanguage {
  return headerOf(headers, "x-tc-language")?.toLowerCase().startsWith("en") ? "en" : "zh";
}

/**
 * Every code that this door answers, with its words. `{name}` stands for a fact of the problem at
 * hand.
 */
const WORDS = {
  "AuthFailure.InvalidAuthorization": {
    zh: "请求头 Authorization 不符合 TC3-HMAC-SHA256 签名规范。",
    en: "The Authorization header does not follow the TC3-HMAC-SHA256 signature format.",
  },
  "AuthFailure.SecretIdNotFound": {
    zh: "SecretId不存在，请输入正确的密钥。",
    en: "The SecretId is not found, please ensure that your SecretId is correct.",
  },
  "AuthFailure.SignatureExpire": {
    zh: "签名已过期：请求时间与服务器时间相差超过 5 分钟，请校准本地时间。",
    en: "The signature has expired: the timestamp is more than 5 minutes away from the server time.",
  },
  "AuthFailure.SignatureFailure": {
    zh: "请求签名验证失败，请检查您的签名计算是否正确。",
    en: "The provided credentials could not be validated. Please check your signature is correct.",
  },
  "AuthFailure.TokenFailure": {
    zh: "不支持临时密钥，请去掉请求头 X-TC-Token。",
    en: "Temporary credentials are not supported. Please leave out the X-TC-Token header.",
  },
  "AuthFailure.UnauthorizedOperation": {
    zh: "该密钥无权调用接口 {action}。",
    en: "This key is not authorized to call {action}.",
  },
  "FailedOperation.ImageDecodeFailed": {
    zh: "图片解码失败，请检查图片是否完整。",
    en: "The image cannot be decoded. Please check that it is complete.",
  },
  "FailedOperation.ImageDownloadError": {
    zh: "图片下载失败，请确认图片地址可以从公网访问，且能在 3 秒内下载完成。",
    en: "The image could not be downloaded. Its address must be public and the download must finish within 3 seconds.",
  },
  "FailedOperation.ImageNotSupported": {
    zh: "不支持的图片格式，请使用 PNG、JPG、JPEG 或 BMP。",
    en: "The image format is not supported. Please use PNG, JPG, JPEG or BMP.",
  },
  "FailedOperation.ImageUnQualified": {
    zh: "图片像素过多，宽与高之积不能超过 {pixels} 像素。",
    en: "The image has too many pixels. Width times height must not exceed {pixels}.",
  },
  "FailedOperation.InvokeChargeError": {
    zh: "计费系统调用失败，请稍后重试。",
    en: "The call to the charging system failed. Please try again later.",
  },
  "FailedOperation.RequestTimeout": {
    zh: "图片处理超时，请缩小图片后重试。",
    en: "Processing the image took too long. Please try again with a smaller image.",
  },
  "FailedOperation.RpcFail": {
    zh: "识别服务繁忙或暂不可用，请稍后重试。",
    en: "The tagging service is busy or unavailable. Please try again later.",
  },
  InternalError: {
    zh: "内部错误，请稍后重试；如需协助，请提供 RequestId。",
    en: "Internal error. Please try again later; to get help, quote the RequestId.",
  },
  InvalidAction: {
    zh: "接口 {action} 不存在。",
    en: "The action {action} does not exist.",
  },
  InvalidParameter: {
    zh: "参数 {parameter} 的格式或类型不正确。",
    en: "The format or type of the parameter {parameter} is wrong.",
  },
  InvalidParameterValue: {
    zh: "参数 {parameter} 的取值不正确，应为：{expected}。",
    en: "The value of the parameter {parameter} is wrong. Expected: {expected}.",
  },
  "InvalidParameterValue.ImageEmpty": {
    zh: "图片内容为空。",
    en: "The image is empty.",
  },
  "InvalidParameterValue.InvalidParameterValueLimit": {
    zh: "参数 {parameter} 的取值不正确，可选值：{values}。",
    en: "The value of the parameter {parameter} is wrong. Possible values: {values}.",
  },
  "InvalidParameterValue.UrlIllegal": {
    zh: "图片地址不合法，仅支持端口 80 或 443 的 http 和 https 地址，长度不超过 2048 个字符。",
    en: "The image address is not allowed. Use http or https at port 80 or 443, at most 2048 characters.",
  },
  InvalidRequest: {
    zh: "multipart 请求体的格式不正确。",
    en: "The multipart request body is malformed.",
  },
  IpNotInWhitelist: {
    zh: "来源 IP {address} 不在该密钥的 IP 白名单内。",
    en: "The source IP {address} is not on the allow-list of this key.",
  },
  "LimitExceeded.TooLargeFileError": {
    zh: "图片过大，经 Base64 编码后不能超过 4 MB。",
    en: "The image is too large. It must not exceed 4 MB after Base64 encoding.",
  },
  MissingParameter: {
    zh: "缺少参数 {parameter}。",
    en: "The parameter {parameter} is missing.",
  },
  "MissingParameter.ErrorParameterEmpty": {
    zh: "缺少必要参数：{parameter}。",
    en: "A required parameter is missing: {parameter}.",
  },
  NoSuchVersion: {
    zh: "接口版本 {version} 不存在。",
    en: "The version {version} does not exist.",
  },
  RequestLimitExceeded: {
    zh: "请求频率超过限制：每个账号每个接口每秒最多 {limit} 次。",
    en: "Too many requests: each account may send {limit} requests per second to each action.",
  },
  "RequestLimitExceeded.UinLimitExceeded": {
    zh: "同时进行的图片下载过多，请稍后重试。",
    en: "Too many images are being downloaded at once. Please try again later.",
  },
  RequestSizeLimitExceeded: {
    zh: "请求体过大，不能超过 10 MB。",
    en: "The request body is too large. It must not exceed 10 MB.",
  },
  "ResourceUnavailable.InArrears": {
    zh: "账号已欠费，请充值后重试。",
    en: "The account is in arrears. Please top up and try again.",
  },
  "ResourceUnavailable.IsOpening": {
    zh: "服务正在开通中，请稍后重试。",
    en: "The service is being activated. Please try again in a moment.",
  },
  "ResourceUnavailable.NotExist": {
    zh: "计费状态未知，请确认是否已在控制台开通服务。",
    en: "The charging state is unknown. Please check that the service was activated in the console.",
  },
  "ResourceUnavailable.StopUsing": {
    zh: "账号因内容违规已停服，请联系客服。",
    en: "The account is suspended for a content violation. Please contact support.",
  },
  "UnauthorizedOperation.CamNoAuth": {
    zh: "无权查询账号 {uin} 的账单，只能查询密钥所属的账号。",
    en: "This key may not read the bills of account {uin}, only those of its own.",
  },
  UnknownParameter: {
    zh: "未定义的参数 {parameter}。",
    en: "The parameter {parameter} is not defined.",
  },
  UnsupportedProtocol: {
    zh: "不支持的请求方法，仅支持 GET 和 POST。",
    en: "The request method is not supported. Use GET or POST.",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<VendorLanguage, string>>>>;

export type VendorCode = keyof typeof WORDS;
export const VENDOR_CODES = Object.keys(WORDS) as readonly VendorCode[];

/** A code's sentence, its facts still to be filled in. */
export const vendorSentence = (code: VendorCode, language: VendorLanguage): string =>
  WORDS[code][language];

/**
 * Why a request is answered with an error. `cause` is for our own log and never leaves the house.
 */
export type VendorProblem = {
  readonly code: VendorCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

export const problem = (
  code: VendorCode,
  facts: Readonly<Record<string, string>> = {},
  cause?: unknown,
): VendorProblem => ({ code, facts, ...(cause === undefined ? {} : { cause }) });

/**
 * What the customer reads. Facts that come from the request are cut short: they are echoed, not
 * stored.
 */
export function wordsFor({ code, facts }: VendorProblem, language: VendorLanguage): string {
  return WORDS[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    (facts[name] ?? "").slice(0, 100),
  );
}
