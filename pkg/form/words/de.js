// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'de',
  dir: 'ltr',
  form: {
    title: 'Hilfe anfordern',
    optional: ' (freiwillig)',
    send: 'Absenden',
    sending: 'Wird gesendet …',
    none: 'Keine Angabe',
    choose: 'Bitte wählen …',
    yes: 'Ja',
    no: 'Nein',
    trap: 'Lassen Sie dieses Feld leer',
    error: 'Fehler: ',
    problem: 'Es gibt ein Problem',
  },
  fields: {
    name: {
      label: 'Ihr Name',
      hint: '',
    },
    email: {
      label: 'Ihre E-Mail-Adresse',
      hint: 'An diese Adresse antworten wir.',
    },
    subject: {
      label: 'Worum geht es, in wenigen Worten?',
      hint: 'Zum Beispiel: Der Drucker im 2. Stock druckt leere Seiten.',
    },
    description: {
      label: 'Was ist passiert?',
      hint: 'Was haben Sie getan, was haben Sie erwartet und was haben Sie gesehen?',
    },
    impact: {
      label: 'Wer ist betroffen?',
      hint: '',
    },
    urgency: {
      label: 'Wie schnell brauchen Sie Hilfe?',
      hint: '',
    },
    category: {
      label: 'Thema',
      hint: '',
    },
    phone: {
      label: 'Ihre Telefonnummer',
      hint: 'Falls Sie lieber angerufen werden.',
    },
    site: {
      label: 'Wo tritt es auf?',
      hint: 'Büro, Stockwerk oder Raum.',
    },
  },
  choices: {
    impact: {
      outage: 'Niemand kann arbeiten',
      major: 'Viele können ihre Arbeit nicht machen',
      single: 'Eine Person, oder es geht vorerst auch anders',
      minor: 'Niemand wird aufgehalten: eine Kleinigkeit oder ein Wunsch',
    },
    urgency: {
      high: 'Jetzt: Es kann nicht warten',
      medium: 'Heute',
      low: 'Wenn Zeit dafür ist',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'Noch {n} Zeichen',
      other: 'Noch {n} Zeichen',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} Zeichen zu viel',
      other: '{n} Zeichen zu viel',
    }),
  },
};

export default words;
