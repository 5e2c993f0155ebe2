import type { Queue } from "./queue";
import { QueueColumn } from "./queue-column";
import type { Review } from "./review";
import { ReviewDetail } from "./review-detail";

/**
 * The review desk: the queue, one request, and who asks. On a phone the queue and the request are pages of
 * their own; `page` says which of the two this is.
 */
export function Desk(props: {
  readonly queue: Queue;
  readonly review: Review | null;
  readonly page: "queue" | "request";
}) {
  const { queue, review, page } = props;
  return (
    <div className="desk lg:flex">
      <QueueColumn queue={queue} openId={review?.refund.id} isPage={page === "queue"} />
      {review && (
        <div
          className={`flex-1 min-w-0 flex-col xl:h-[calc(100dvh-52px)] ${page === "queue" ? "hidden lg:flex" : "flex"}`}
        >
          <ReviewDetail review={review} queue={queue} isPage={page === "request"} />
        </div>
      )}
    </div>
  );
}
