// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'pt',
  dir: 'ltr',
  form: {
    title: 'Pedir ajuda',
    optional: ' (opcional)',
    send: 'Enviar',
    sending: 'Enviando…',
    none: 'Sem resposta',
    choose: 'Escolha…',
    yes: 'Sim',
    no: 'Não',
    trap: 'Deixe este campo vazio',
    error: 'Erro: ',
    problem: 'Há um problema',
  },
  fields: {
    name: {
      label: 'Seu nome',
      hint: '',
    },
    email: {
      label: 'Seu e-mail',
      hint: 'Respondemos para este endereço.',
    },
    subject: {
      label: 'O que há de errado, em poucas palavras',
      hint: 'Por exemplo: a impressora do 2º andar imprime páginas em branco.',
    },
    description: {
      label: 'O que aconteceu',
      hint: 'O que você fez, o que esperava e o que viu?',
    },
    impact: {
      label: 'Quem é afetado',
      hint: '',
    },
    urgency: {
      label: 'Para quando você precisa de ajuda',
      hint: '',
    },
    category: {
      label: 'Do que se trata',
      hint: '',
    },
    phone: {
      label: 'Seu telefone',
      hint: 'Se você preferir que liguemos.',
    },
    site: {
      label: 'Onde acontece',
      hint: 'O escritório, o andar ou a sala.',
    },
  },
  choices: {
    impact: {
      outage: 'Ninguém consegue trabalhar',
      major: 'Muitas pessoas não conseguem fazer seu trabalho',
      single: 'Uma pessoa, ou há outra maneira de fazer',
      minor: 'Não atrapalha ninguém: um detalhe ou um desejo',
    },
    urgency: {
      high: 'Agora: não pode esperar',
      medium: 'Hoje',
      low: 'Quando houver tempo',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'Resta {n} caractere',
      many: 'Restam {n} de caracteres',
      other: 'Restam {n} caracteres',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} caractere a mais',
      many: '{n} de caracteres a mais',
      other: '{n} caracteres a mais',
    }),
  },
};

export default words;
