// What was said about a ticket, oldest first. Who may read a comment is written on it, not only coloured.
import { html } from '/vendor/lit.js';
import { counted, dateTime } from '../words.js';

/** Who wrote a comment: by name where the dialect tells it. */
function by(comment) {
  const name = [comment.FirstName, comment.LastName].filter(Boolean).join(' ') || comment.Email;
  if (name) return html`, by <bdi>${name}</bdi>`;
  return comment.CreatorContactID ? `, by contact ${comment.CreatorContactID}` : '';
}

/** @param {object[]} comments */
export function conversation(comments) {
  return html`
    <section aria-labelledby="conversation-title">
      <h2 id="conversation-title">Conversation <span class="quiet">${counted(comments.length, 'comment')}</span></h2>
      ${comments.length === 0 ? html`<p class="empty">Nobody has written anything yet.</p>` : html`
        <ol class="comments">${comments.map((comment) => html`
          <li class="comment ${comment.IsInternal ? 'internal' : 'public'}">
            <p class="byline"><strong>${comment.IsInternal ? 'Internal note' : 'Public reply'}</strong>
              <span dir="ltr">${dateTime(comment.CommentDate)}${by(comment)}</span></p>
            <p class="said" dir="auto">${comment.CommentText}</p>
          </li>`)}</ol>`}
    </section>`;
}
