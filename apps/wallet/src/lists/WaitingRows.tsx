import { say } from "#texts/say.ts";
import "#lists/lists.css";

/** The shape of a list that is not known yet. */
export const WaitingRows = ({ count = 6 }: { count?: number }) => (
  <div aria-busy="true">
    <p class="for-readers" role="status">
      {say().common.loading}
    </p>
    <ul class="rows" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <li key={index} class="row">
          <span class="token waiting" />
          <span>
            <b class="waiting" data-shape="Camille Aubert" />
            <small>
              <span class="waiting" data-shape="8 h 12 · pain" />
            </small>
          </span>
          <span class="amount">
            <span class="waiting" data-shape="12,50" />
          </span>
        </li>
      ))}
    </ul>
  </div>
);
