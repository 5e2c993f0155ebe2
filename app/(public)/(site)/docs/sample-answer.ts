import { PHOTO_ANSWERS } from "@/lib/docs/photos";
import type { Locale } from "@/lib/format/locale";

/** What `DetectLabelPro` answers for the shipped photo of a cup of coffee. */
export function sampleAnswer(locale: Locale): string {
  const Labels = PHOTO_ANSWERS.coffee.labels.map((label) =>
    locale === "en"
      ? {
          Name: label.nameEn,
          Confidence: label.confidence,
          FirstCategory: label.firstCategoryEn,
          SecondCategory: label.secondCategoryEn,
        }
      : {
          Name: label.nameZh,
          Confidence: label.confidence,
          FirstCategory: label.firstCategoryZh,
          SecondCategory: label.secondCategoryZh,
        },
  );
  const RequestId = "5e8f1c9a-0d57-4c3e-9a42-1f6b7a2c8d30";
  return JSON.stringify({ Response: { Labels, RequestId } }, null, 2);
}
