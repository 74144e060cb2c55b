// What a screen reader is told of the form's first fields, in every engine.

export const FIRST = [
  { name: 'Your name', hint: '', error: 'Error: Enter your name' },
  { name: 'Your email address', hint: 'We answer to this address.', error: 'Error: Enter the whole domain after the @, like example.com' },
  { name: 'What is wrong, in a few words', hint: 'For example: the printer on floor 2 prints blank pages.', error: 'Error: Say in a few words what is wrong' },
  { name: 'What happened', hint: 'What did you do, what did you expect, and what did you see?', error: 'Error: Describe what happened' },
];

/** Told in one breath. @param {string} part */
export const text = (part) => part.replace(/\s+/g, ' ').trim();
