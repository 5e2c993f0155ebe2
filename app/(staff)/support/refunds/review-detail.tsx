import { DecisionBar } from "./decision-bar";
import { Effects } from "./effects";
import { placeIn, type Queue } from "./queue";
import { Rail } from "./rail";
import type { Review } from "./review";
import { ReviewFacts } from "./review-facts";
import { ReviewHeader } from "./review-header";
import { ReviewRules } from "./review-rules";
import { ReviewSplit } from "./review-split";
import { Verdict } from "./verdict";

/** One request: the verdict, the facts, the rules, where the money goes; and beside it, who asks. */
export function ReviewDetail(props: {
  readonly review: Review;
  readonly queue: Queue;
  readonly isPage: boolean;
}) {
  const { review, queue } = props;
  return (
    <>
      <div className="flex-1 min-h-0 xl:flex">
        <div className="flex-1 min-w-0 xl:overflow-y-auto xl:h-full px-4 lg:px-5 pb-4 space-y-3">
          <ReviewHeader
            review={review}
            tab={queue.tab}
            waiting={queue.rows.length}
            place={placeIn(queue, review.refund.id)}
            isPage={props.isPage}
          />
          <Verdict review={review} />
          <ReviewFacts review={review} />
          <ReviewRules review={review} />
          <div className={review.waiting ? "grid xl:grid-cols-[minmax(0,1fr)_188px] gap-3" : ""}>
            <ReviewSplit review={review} />
            {review.waiting && <Effects review={review} />}
          </div>
        </div>
        <Rail review={review} />
      </div>
      <DecisionBar review={review} />
    </>
  );
}
