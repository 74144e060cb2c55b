// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'pl',
  dir: 'ltr',
  form: {
    title: 'Prośba o pomoc',
    optional: ' (nieobowiązkowe)',
    send: 'Wyślij',
    sending: 'Wysyłanie…',
    none: 'Brak odpowiedzi',
    choose: 'Proszę wybrać…',
    yes: 'Tak',
    no: 'Nie',
    trap: 'Proszę zostawić to pole puste',
    error: 'Błąd: ',
    problem: 'Wystąpił problem',
  },
  fields: {
    name: {
      label: 'Imię i nazwisko',
      hint: '',
    },
    email: {
      label: 'Adres e-mail',
      hint: 'Na ten adres odpowiemy.',
    },
    subject: {
      label: 'Co nie działa, w kilku słowach',
      hint: 'Na przykład: drukarka na 2. piętrze drukuje puste strony.',
    },
    description: {
      label: 'Co się stało',
      hint: 'Co zostało zrobione, jaki był oczekiwany wynik i co było widać?',
    },
    impact: {
      label: 'Kogo to dotyczy',
      hint: '',
    },
    urgency: {
      label: 'Jak szybko potrzebna jest pomoc',
      hint: '',
    },
    category: {
      label: 'Czego to dotyczy',
      hint: '',
    },
    phone: {
      label: 'Numer telefonu',
      hint: 'Jeśli wygodniejsza jest rozmowa telefoniczna.',
    },
    site: {
      label: 'Gdzie to się dzieje',
      hint: 'Biuro, piętro lub pokój.',
    },
  },
  choices: {
    impact: {
      outage: 'Nikt nie może pracować',
      major: 'Wiele osób nie może wykonywać swojej pracy',
      single: 'Jedna osoba albo istnieje obejście',
      minor: 'Nikogo to nie zatrzymuje: drobiazg lub życzenie',
    },
    urgency: {
      high: 'Teraz: to nie może czekać',
      medium: 'Dzisiaj',
      low: 'Kiedy będzie czas',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'Pozostał {n} znak',
      few: 'Pozostały {n} znaki',
      many: 'Pozostało {n} znaków',
      other: 'Pozostało {n} znaku',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: 'O {n} znak za dużo',
      few: 'O {n} znaki za dużo',
      many: 'O {n} znaków za dużo',
      other: 'O {n} znaku za dużo',
    }),
  },
};

export default words;
