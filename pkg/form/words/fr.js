// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'fr',
  dir: 'ltr',
  form: {
    title: 'Demander de l’aide',
    optional: ' (facultatif)',
    send: 'Envoyer',
    sending: 'Envoi en cours…',
    none: 'Sans réponse',
    choose: 'Choisir…',
    yes: 'Oui',
    no: 'Non',
    trap: 'Laissez ce champ vide',
    error: 'Erreur : ',
    problem: 'Il y a un problème',
  },
  fields: {
    name: {
      label: 'Votre nom',
      hint: '',
    },
    email: {
      label: 'Votre adresse e-mail',
      hint: 'Nous répondons à cette adresse.',
    },
    subject: {
      label: 'Le problème en quelques mots',
      hint: 'Par exemple : l’imprimante du 2e étage sort des pages blanches.',
    },
    description: {
      label: 'Que s’est-il passé ?',
      hint: 'Qu’avez-vous fait, qu’attendiez-vous et qu’avez-vous vu ?',
    },
    impact: {
      label: 'Qui est concerné ?',
      hint: '',
    },
    urgency: {
      label: 'Quand vous faut-il de l’aide ?',
      hint: '',
    },
    category: {
      label: 'De quoi s’agit-il ?',
      hint: '',
    },
    phone: {
      label: 'Votre numéro de téléphone',
      hint: 'Si vous préférez qu’on vous appelle.',
    },
    site: {
      label: 'Où cela se passe-t-il ?',
      hint: 'Le bureau, l’étage ou la salle.',
    },
  },
  choices: {
    impact: {
      outage: 'Personne ne peut travailler',
      major: 'Beaucoup de personnes ne peuvent pas faire leur travail',
      single: 'Une seule personne, ou il existe une autre solution',
      minor: 'Personne n’est bloqué : un détail ou un souhait',
    },
    urgency: {
      high: 'Maintenant : cela ne peut pas attendre',
      medium: 'Aujourd’hui',
      low: 'Quand vous aurez le temps',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: '{n} caractère restant',
      many: '{n} de caractères restants',
      other: '{n} caractères restants',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: '{n} caractère en trop',
      many: '{n} de caractères en trop',
      other: '{n} caractères en trop',
    }),
  },
};

export default words;
