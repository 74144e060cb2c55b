// Submissions as a server sends them.

/** @param {string} id */
export const submissionOf = (id) => ({
  id,
  name: 'Ünal <b>Çelik</b>',
  email: `sender${id.charCodeAt(id.length - 1) % 3}@acme.example`,
  subject: `Printer on floor 3 jams, ${id}`,
  description: `Since noon, case ${id}`,
  impact: 'single',
  urgency: 'low',
});

/** The request that a server makes of it. @param {object} submission */
export const signed = async (submission) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(submission),
});
