// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'nl',
  dir: 'ltr',
  form: {
    title: 'Hulp vragen',
    optional: ' (niet verplicht)',
    send: 'Versturen',
    sending: 'Bezig met versturen…',
    none: 'Geen antwoord',
    choose: 'Maak een keuze…',
    yes: 'Ja',
    no: 'Nee',
    trap: 'Laat dit veld leeg',
    error: 'Fout: ',
    problem: 'Er is een probleem',
  },
  fields: {
    name: {
      label: 'Uw naam',
      hint: '',
    },
    email: {
      label: 'Uw e-mailadres',
      hint: 'We antwoorden naar dit adres.',
    },
    subject: {
      label: 'Wat is er mis, in een paar woorden?',
      hint: 'Bijvoorbeeld: de printer op de 2e verdieping print lege pagina’s.',
    },
    description: {
      label: 'Wat is er gebeurd?',
      hint: 'Wat deed u, wat verwachtte u en wat zag u?',
    },
    impact: {
      label: 'Wie heeft er last van?',
      hint: '',
    },
    urgency: {
      label: 'Hoe snel hebt u hulp nodig?',
      hint: '',
    },
    category: {
      label: 'Waar gaat het over?',
      hint: '',
    },
    phone: {
      label: 'Uw telefoonnummer',
      hint: 'Als u liever gebeld wordt.',
    },
    site: {
      label: 'Waar gebeurt het?',
      hint: 'Het kantoor, de verdieping of de kamer.',
    },
  },
  choices: {
    impact: {
      outage: 'Niemand kan werken',
      major: 'Veel mensen kunnen hun werk niet doen',
      single: 'Eén persoon, of het kan voorlopig anders',
      minor: 'Niemand wordt opgehouden: iets kleins of een wens',
    },
    urgency: {
      high: 'Nu: het kan niet wachten',
      medium: 'Vandaag',
      low: 'Als er tijd voor is',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'Nog {n} teken',
      other: 'Nog {n} tekens',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} teken te veel',
      other: '{n} tekens te veel',
    }),
  },
};

export default words;
