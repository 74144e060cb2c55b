// What every contender asks: the same fields, in the same words.

export const LINES = [
  { name: 'name', label: 'Your name', type: 'text', autocomplete: 'name' },
  { name: 'email', label: 'Your email address', type: 'email', autocomplete: 'email' },
  { name: 'subject', label: 'What is wrong, in a few words', type: 'text', autocomplete: '' },
];

export const AREA = { name: 'description', label: 'What happened' };

export const GROUPS = [
  {
    name: 'impact',
    label: 'Who is affected',
    choices: { outage: 'Nobody can work', major: 'Many people cannot do their work', single: 'One person', minor: 'Nobody is held up' },
  },
  { name: 'urgency', label: 'How soon do you need help', choices: { high: 'Now', medium: 'Today', low: 'When there is time' } },
];

export const SEND = 'Send';
