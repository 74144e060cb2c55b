// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'es',
  dir: 'ltr',
  form: {
    title: 'Pedir ayuda',
    optional: ' (opcional)',
    send: 'Enviar',
    sending: 'Enviando…',
    none: 'Sin respuesta',
    choose: 'Elija…',
    yes: 'Sí',
    no: 'No',
    trap: 'Deje este campo vacío',
    error: 'Error: ',
    problem: 'Hay un problema',
  },
  fields: {
    name: {
      label: 'Su nombre',
      hint: '',
    },
    email: {
      label: 'Su correo electrónico',
      hint: 'Le responderemos a esta dirección.',
    },
    subject: {
      label: 'Qué ocurre, en pocas palabras',
      hint: 'Por ejemplo: la impresora de la planta 2 imprime páginas en blanco.',
    },
    description: {
      label: 'Qué ha pasado',
      hint: '¿Qué hizo, qué esperaba y qué vio?',
    },
    impact: {
      label: 'A quién afecta',
      hint: '',
    },
    urgency: {
      label: 'Para cuándo necesita ayuda',
      hint: '',
    },
    category: {
      label: 'De qué se trata',
      hint: '',
    },
    phone: {
      label: 'Su número de teléfono',
      hint: 'Si prefiere que le llamemos.',
    },
    site: {
      label: 'Dónde ocurre',
      hint: 'La oficina, la planta o la sala.',
    },
  },
  choices: {
    impact: {
      outage: 'Nadie puede trabajar',
      major: 'Muchas personas no pueden hacer su trabajo',
      single: 'Una persona, o hay otra forma de hacerlo',
      minor: 'No detiene a nadie: un detalle o un deseo',
    },
    urgency: {
      high: 'Ahora: no puede esperar',
      medium: 'Hoy',
      low: 'Cuando haya tiempo',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'Queda {n} carácter',
      many: 'Quedan {n} de caracteres',
      other: 'Quedan {n} caracteres',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: 'Sobra {n} carácter',
      many: 'Sobran {n} de caracteres',
      other: 'Sobran {n} caracteres',
    }),
  },
};

export default words;
