// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'fr',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Remplissez « {label} »',
      name: 'Indiquez votre nom',
      email: 'Indiquez votre adresse e-mail',
      subject: 'Décrivez le problème en quelques mots',
      description: 'Décrivez ce qui s’est passé',
      impact: 'Choisissez qui est concerné',
      urgency: 'Choisissez quand il vous faut de l’aide',
      category: 'Indiquez de quoi il s’agit',
      phone: 'Indiquez votre numéro de téléphone',
      site: 'Indiquez où cela se passe',
    },
    type: {
      '': 'Vérifiez « {label} » : nous ne pouvons pas lire cette réponse',
    },
    invalid_word: {
      '': 'Choisissez une des réponses pour « {label} »',
      impact: 'Choisissez qui est concerné',
      urgency: 'Choisissez quand il vous faut de l’aide',
    },
    invalid_email: {
      '': 'Indiquez une adresse e-mail, comme name@example.com',
    },
    doubtful_email: {
      '': 'Vérifiez la partie après le @ : elle semble contenir une faute de frappe',
    },
    unknown_field: {
      '': 'Retirez « {label} » : ce formulaire n’a pas de champ de ce nom',
    },
    control_character: {
      '': 'Supprimez les caractères invisibles de « {label} » : certains ne sont pas du texte',
    },
    broken_text: {
      '': 'Vérifiez « {label} » : un caractère s’est perdu en route, saisissez-le à nouveau',
    },
    vague_title: {
      '': 'Dites ce qui est touché et ce que vous voyez : nous pourrons vous aider plus vite',
    },
    phone_digits: {
      '': 'Indiquez un numéro de téléphone avec des chiffres',
    },
    too_long: {
      '': 'Raccourcissez « {label} » à {limit} caractères au plus',
    },
    number: {
      '': 'Indiquez un nombre dans « {label} »',
    },
    number_least: {
      '': 'Indiquez {limit} ou plus dans « {label} »',
    },
    number_most: {
      '': 'Indiquez {limit} ou moins dans « {label} »',
    },
    date: {
      '': 'Indiquez une date valable dans « {label} »',
    },
    date_least: {
      '': 'Indiquez dans « {label} » une date à partir du {limit}',
    },
    date_most: {
      '': 'Indiquez dans « {label} » une date jusqu’au {limit}',
    },
    choice: {
      '': 'Choisissez un élément de la liste pour « {label} »',
    },
    choice_of: {
      '': 'Choisissez pour « {label} » une réponse qui va avec votre choix précédent',
    },
    other: {
      '': 'Vérifiez « {label} »',
    },
  },
  emails: {
    dot: 'Supprimez le point en trop avant le @',
    too_long: 'Vérifiez l’adresse e-mail : elle est trop longue, peut-être avec du texte qui n’en fait pas partie',
    domain: 'Indiquez le domaine complet après le @, comme example.com',
    domain_char: 'Corrigez la partie après le @ : un caractère n’y a pas sa place',
    local_char: 'Corrigez la partie avant le @ : un caractère n’y a pas sa place',
    quoted: 'Indiquez l’adresse e-mail sans guillemets, barres obliques inverses ni commentaires',
    eai: 'Utilisez une autre adresse e-mail si vous en avez une : certains serveurs refusent d’autres lettres que a à z avant le @',
    display_name: 'Indiquez l’adresse e-mail seule, sans nom ni chevrons',
    multiple: 'Indiquez une seule adresse e-mail',
    invisible: 'Supprimez l’espace ou le caractère invisible de l’adresse e-mail',
    missing_at: 'Ajoutez le @ et le domaine à l’adresse e-mail, comme name@example.com',
    empty: 'Indiquez quelque chose de chaque côté du @, comme name@example.com',
  },
  suggest: 'Vouliez-vous dire {suggestion} ?',
  states: {
    accepted: 'Nous avons votre demande',
    acceptedText: 'Elle est enregistrée et devient un ticket dès que notre service d’assistance la prend en charge.',
    queued: 'Votre demande est conservée sur cet appareil',
    queuedText: 'Elle sera envoyée dès que la connexion sera rétablie. Vous pouvez fermer cette page.',
    failed: 'Votre demande n’a pas été envoyée',
    failedText: 'Ce que vous avez écrit est toujours là. Vérifiez la connexion et réessayez.',
    draftRestored: 'Ce que vous aviez écrit la dernière fois est de nouveau dans le formulaire.',
    undo: 'Vider le formulaire',
    undone: 'Le formulaire est de nouveau vide.',
    receipt: 'Suivre votre demande',
    receiptText: 'Gardez l’adresse de cette page : elle montre où en est votre demande à toute personne qui la possède.',
    again: 'Ouvrir un nouveau formulaire',
  },
  refusals: {
    method_not_allowed: 'Une demande s’envoie avec le formulaire. Ouvrez le formulaire et envoyez-la de là.',
    unsupported_media_type: 'Nous ne pouvons pas lire ce qui a été envoyé. Ouvrez le formulaire et envoyez-le de là.',
    origin_not_allowed: 'Cette page n’a pas le droit de nous envoyer des demandes. Contactez-nous autrement.',
    signature_required: 'Nous ne voyons pas de quelle page vient cette demande. Ouvrez notre propre formulaire et envoyez-la de là.',
    signature_malformed: 'La signature de cette demande est illisible.',
    signature_expired: 'La signature de cette demande est trop ancienne.',
    signature_invalid: 'La signature de cette demande n’est pas correcte.',
    signature_replayed: 'La signature de cette demande a déjà servi.',
    too_large: 'C’est plus de texte que nous ne pouvons accepter. Raccourcissez-le et renvoyez-le.',
    too_slow: 'Votre demande n’est pas arrivée à temps. Vérifiez la connexion et renvoyez-la.',
    address_rate_limited: 'Trop de demandes sont venues de votre connexion. Attendez un moment et renvoyez la vôtre.',
    site_rate_limited: 'Trop de demandes arrivent en ce moment. Attendez un peu et renvoyez la vôtre.',
    unreadable_body: 'Nous ne pouvons pas lire ce qui a été envoyé. Renvoyez le formulaire.',
    repeated_field: 'Un champ a été envoyé deux fois. Ouvrez un nouveau formulaire et renvoyez-le.',
    file_not_allowed: 'Nous ne pouvons pas accepter de fichiers. Envoyez seulement le texte.',
    invalid_id: 'Ce formulaire n’est pas utilisable. Ouvrez-en un nouveau et renvoyez-le.',
    looks_automated: 'Le formulaire semble avoir été rempli par un programme. Vérifiez les champs et renvoyez-le.',
    token_required: 'Le formulaire n’était pas complet lors de l’envoi. Renvoyez-le.',
    token_invalid: 'Le formulaire n’a pas été ouvert ici. Renvoyez-le.',
    too_fast: 'Le formulaire a été envoyé très vite. Vérifiez les champs et renvoyez-le.',
    token_expired: 'Le formulaire est resté ouvert plus d’un jour. Vérifiez les champs et renvoyez-le.',
    token_of_another: 'Le formulaire appartient à une autre demande. Renvoyez-le.',
    proof_required: 'Votre appareil n’a pas terminé un court calcul qui tient les programmes à l’écart. Attendez une demi-minute et renvoyez le formulaire.',
    proof_invalid: 'Le court calcul qui tient les programmes à l’écart a échoué. Renvoyez le formulaire dans une demi-minute.',
    challenge_required: 'Il manque la vérification que vous êtes une personne. Attendez qu’elle soit terminée et renvoyez le formulaire.',
    challenge_failed: 'La vérification que vous êtes une personne n’a pas réussi. Recommencez-la et renvoyez le formulaire.',
    challenge_elsewhere: 'La vérification que vous êtes une personne a été faite sur une autre page. Faites-la ici et renvoyez le formulaire.',
    challenge_unavailable: 'Nous ne pouvons pas vérifier en ce moment que vous êtes une personne : rien n’a été envoyé. Attendez un peu et renvoyez le formulaire.',
    invalid_input: 'Il y a quelque chose à corriger.',
    id_reused: 'Cette demande a déjà été envoyée avec d’autres mots, et nous l’avons. Ouvrez un nouveau formulaire pour une autre demande.',
    unavailable: 'Nous n’avons pas pu enregistrer votre demande : rien n’a été envoyé. Attendez un peu et renvoyez-la.',
    not_configured: 'Ce formulaire n’est pas encore prêt. Contactez-nous autrement.',
  },
};

export default words;
