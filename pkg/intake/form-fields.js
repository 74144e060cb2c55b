// @ts-check
// The fields of a submission, and whether the rules demand them; a test holds this against src/model/submission.rs.

/** @type {Record<string, boolean>} */
export const SUBMISSION_FIELDS = {
  name: true,
  email: true,
  subject: true,
  description: true,
  impact: false,
  urgency: false,
  category: false,
  phone: false,
  site: false,
};
