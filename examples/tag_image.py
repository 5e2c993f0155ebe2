"""Tags one image with nothing but Python's standard library: how a request is signed (TC3-HMAC-SHA256), step by step.

    TUQIAN_SECRET_ID=AKID... TUQIAN_SECRET_KEY=... python3 examples/tag_image.py [image]
"""

import base64
import hashlib
import hmac
import json
import os
import pathlib
import sys
import time
import urllib.request

ENDPOINT = os.environ.get("TUQIAN_ENDPOINT", "localhost:3001")
SERVICE = "tiia"
ACTION, VERSION = "DetectLabelPro", "2019-05-29"
CONTENT_TYPE = "application/json; charset=utf-8"


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def sign(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def authorization(secret_id: str, secret_key: str, body: bytes, now: int) -> str:
    """The Authorization header: a request, what of it is signed, and the signature."""
    signed = f"content-type:{CONTENT_TYPE}\nhost:{ENDPOINT}\n"
    request = f"POST\n/\n\n{signed}\ncontent-type;host\n{sha256(body)}"
    # The day is counted in UTC, whatever the time zone here is.
    day = time.strftime("%Y-%m-%d", time.gmtime(now))
    scope = f"{day}/{SERVICE}/tc3_request"
    to_sign = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{sha256(request.encode())}"
    key = sign(sign(sign(f"TC3{secret_key}".encode(), day), SERVICE), "tc3_request")
    return (
        f"TC3-HMAC-SHA256 Credential={secret_id}/{scope}, "
        f"SignedHeaders=content-type;host, Signature={sign(key, to_sign).hex()}"
    )


def main() -> int:
    secret_id, secret_key = os.environ.get("TUQIAN_SECRET_ID"), os.environ.get("TUQIAN_SECRET_KEY")
    if not secret_id or not secret_key:
        print("Set TUQIAN_SECRET_ID and TUQIAN_SECRET_KEY to a key made in the console.", file=sys.stderr)
        return 2
    here = pathlib.Path(__file__).parent
    image = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "photos" / "coffee.jpg"
    body = json.dumps({"ImageBase64": base64.b64encode(image.read_bytes()).decode()}).encode()
    now = int(time.time())
    request = urllib.request.Request(
        f"http://{ENDPOINT}/",
        data=body,
        headers={
            "Authorization": authorization(secret_id, secret_key, body, now),
            "Content-Type": CONTENT_TYPE,
            "Host": ENDPOINT,
            "X-TC-Action": ACTION,
            "X-TC-Version": VERSION,
            "X-TC-Timestamp": str(now),
            "X-TC-Language": "zh-CN",
        },
    )
    # A proxy that the environment names would be asked even for this machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=30) as answer:
        response = json.load(answer)["Response"]
    if "Error" in response:
        error = response["Error"]
        print(f"{error['Code']}: {error['Message']} (RequestId {response['RequestId']})", file=sys.stderr)
        return 1
    print(f"{image}\nRequestId {response['RequestId']}")
    for label in response["Labels"]:
        print(f"{label['Confidence']:>3}  {label['FirstCategory']} / {label['SecondCategory']} / {label['Name']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
