// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'it',
  dir: 'ltr',
  form: {
    title: 'Chiedere assistenza',
    optional: ' (facoltativo)',
    send: 'Invia',
    sending: 'Invio in corso…',
    none: 'Nessuna risposta',
    choose: 'Scelga…',
    yes: 'Sì',
    no: 'No',
    trap: 'Lasci vuoto questo campo',
    error: 'Errore: ',
    problem: 'C’è un problema',
  },
  fields: {
    name: {
      label: 'Il suo nome',
      hint: '',
    },
    email: {
      label: 'Il suo indirizzo e-mail',
      hint: 'Rispondiamo a questo indirizzo.',
    },
    subject: {
      label: 'Il problema in poche parole',
      hint: 'Per esempio: la stampante al 2º piano stampa pagine bianche.',
    },
    description: {
      label: 'Che cosa è successo',
      hint: 'Che cosa ha fatto, che cosa si aspettava e che cosa ha visto?',
    },
    impact: {
      label: 'Chi è interessato',
      hint: '',
    },
    urgency: {
      label: 'Per quando le serve aiuto',
      hint: '',
    },
    category: {
      label: 'Di che cosa si tratta',
      hint: '',
    },
    phone: {
      label: 'Il suo numero di telefono',
      hint: 'Se preferisce essere chiamato.',
    },
    site: {
      label: 'Dove succede',
      hint: 'L’ufficio, il piano o la stanza.',
    },
  },
  choices: {
    impact: {
      outage: 'Nessuno può lavorare',
      major: 'Molte persone non possono fare il loro lavoro',
      single: 'Una sola persona, oppure c’è un’alternativa',
      minor: 'Nessuno è bloccato: un dettaglio o un desiderio',
    },
    urgency: {
      high: 'Adesso: non può aspettare',
      medium: 'Oggi',
      low: 'Quando c’è tempo',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: '{n} carattere rimasto',
      many: '{n} di caratteri rimasti',
      other: '{n} caratteri rimasti',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} carattere di troppo',
      many: '{n} di caratteri di troppo',
      other: '{n} caratteri di troppo',
    }),
  },
};

export default words;
