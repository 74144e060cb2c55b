// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
const words = {
  tag: 'en',
  dir: 'ltr',
  form: {
    title: 'Ask for help',
    optional: ' (optional)',
    send: 'Send',
    sending: 'Sending…',
    none: 'No answer',
    choose: 'Choose…',
    yes: 'Yes',
    no: 'No',
    trap: 'Leave this field empty',
    error: 'Error: ',
    problem: 'There is a problem',
  },
  fields: {
    name: {
      label: 'Your name',
      hint: '',
    },
    email: {
      label: 'Your email address',
      hint: 'We answer to this address.',
    },
    subject: {
      label: 'What is wrong, in a few words',
      hint: 'For example: the printer on floor 2 prints blank pages.',
    },
    description: {
      label: 'What happened',
      hint: 'What did you do, what did you expect, and what did you see?',
    },
    impact: {
      label: 'Who is affected',
      hint: '',
    },
    urgency: {
      label: 'How soon do you need help',
      hint: '',
    },
    category: {
      label: 'What it is about',
      hint: '',
    },
    phone: {
      label: 'Your telephone number',
      hint: 'If you would rather be called.',
    },
    site: {
      label: 'Where it happens',
      hint: 'The office, floor or room.',
    },
  },
  choices: {
    impact: {
      outage: 'Nobody can work',
      major: 'Many people cannot do their work',
      single: 'One person, or there is a way around it',
      minor: 'Nobody is held up: a small thing, or a wish',
    },
    urgency: {
      high: 'Now: it cannot wait',
      medium: 'Today',
      low: 'When there is time',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: '{n} character left',
      other: '{n} characters left',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} character too many',
      other: '{n} characters too many',
    }),
  },
};

/** @typedef {typeof words} Words */
export default words;
