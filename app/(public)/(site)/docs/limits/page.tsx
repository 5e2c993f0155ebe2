import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { isAccepted, PHOTO_ANSWERS, PHOTOS } from "@/lib/docs/photos";
import { catalogInForce } from "@/lib/services/catalogs";
import { CLASSES, LOWEST_SCORE } from "@/lib/tagger/labels";
import { MODEL_SIDE } from "@/lib/tagger/letterbox";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { LimitTable } from "./limit-table";
import { PhotoTable } from "./photo-table";

const PAGE = "limits";

export const generateMetadata = () => docsMetadata(PAGE);

/** Every limit, and an honest word on the model behind the tags. */
export default async function LimitsPage() {
  const { policies } = await catalogInForce(database(), systemClock.now());
  const accepted = PHOTOS.filter((photo) => isAccepted(PHOTO_ANSWERS[photo])).length;
  const wrong = PHOTOS.filter((photo) => PHOTO_ANSWERS[photo].verdict === "wrong").length;

  return (
    <DocsArticle page={PAGE}>
      <DocsSection page={PAGE} id="limits">
        <LimitTable policies={policies} />
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="model"
        values={{ side: MODEL_SIDE, classes: CLASSES.length, lowest: LOWEST_SCORE }}
      />
      <DocsSection
        page={PAGE}
        id="photos"
        values={{ count: PHOTOS.length, accepted, rest: PHOTOS.length - accepted, wrong }}
      >
        <PhotoTable />
      </DocsSection>
      <DocsSection page={PAGE} id="licence" />
      <DocsSection page={PAGE} id="own-model" />
    </DocsArticle>
  );
}
