// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'it',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Compili «{label}»',
      name: 'Inserisca il suo nome',
      email: 'Inserisca il suo indirizzo e-mail',
      subject: 'Descriva il problema in poche parole',
      description: 'Descriva che cosa è successo',
      impact: 'Scelga chi è interessato',
      urgency: 'Scelga per quando le serve aiuto',
      category: 'Indichi di che cosa si tratta',
      phone: 'Inserisca il suo numero di telefono',
      site: 'Indichi dove succede',
    },
    type: {
      '': 'Controlli «{label}»: non riusciamo a leggere questa risposta',
    },
    invalid_word: {
      '': 'Scelga una delle risposte di «{label}»',
      impact: 'Scelga chi è interessato',
      urgency: 'Scelga per quando le serve aiuto',
    },
    invalid_email: {
      '': 'Inserisca un indirizzo e-mail, come name@example.com',
    },
    doubtful_email: {
      '': 'Controlli la parte dopo la @: sembra contenere un errore di battitura',
    },
    unknown_field: {
      '': 'Tolga «{label}»: questo modulo non ha un campo simile',
    },
    control_character: {
      '': 'Tolga i caratteri invisibili da «{label}»: alcuni non sono testo',
    },
    broken_text: {
      '': 'Controlli «{label}»: un carattere si è perso per strada, lo scriva di nuovo',
    },
    vague_title: {
      '': 'Indichi che cosa è interessato e che cosa vede: potremo aiutarla prima',
    },
    phone_digits: {
      '': 'Inserisca un numero di telefono con delle cifre',
    },
    too_long: {
      '': 'Accorci «{label}» a {limit} caratteri al massimo',
    },
    number: {
      '': 'Inserisca un numero in «{label}»',
    },
    number_least: {
      '': 'Inserisca {limit} o più in «{label}»',
    },
    number_most: {
      '': 'Inserisca {limit} o meno in «{label}»',
    },
    date: {
      '': 'Inserisca una data valida in «{label}»',
    },
    date_least: {
      '': 'Inserisca in «{label}» una data non precedente al {limit}',
    },
    date_most: {
      '': 'Inserisca in «{label}» una data non successiva al {limit}',
    },
    choice: {
      '': 'Scelga una voce dell’elenco in «{label}»',
    },
    choice_of: {
      '': 'Scelga in «{label}» una voce adatta a ciò che ha scelto prima',
    },
    other: {
      '': 'Controlli «{label}»',
    },
  },
  emails: {
    dot: 'Tolga il punto di troppo prima della @',
    too_long: 'Controlli l’indirizzo e-mail: è troppo lungo, forse con del testo che non ne fa parte',
    domain: 'Inserisca il dominio completo dopo la @, come example.com',
    domain_char: 'Corregga la parte dopo la @: contiene un carattere fuori posto',
    local_char: 'Corregga la parte prima della @: contiene un carattere fuori posto',
    quoted: 'Inserisca l’indirizzo e-mail senza virgolette, barre rovesciate e commenti',
    eai: 'Usi un altro indirizzo e-mail, se ne ha uno: alcuni server rifiutano lettere diverse da a-z prima della @',
    display_name: 'Inserisca solo l’indirizzo e-mail, senza nome né parentesi angolari',
    multiple: 'Inserisca un solo indirizzo e-mail',
    invisible: 'Tolga lo spazio o il carattere invisibile dall’indirizzo e-mail',
    missing_at: 'Aggiunga la @ e il dominio all’indirizzo e-mail, come name@example.com',
    empty: 'Inserisca qualcosa prima e dopo la @, come name@example.com',
  },
  suggest: 'Intendeva {suggestion}?',
  states: {
    accepted: 'Abbiamo la sua richiesta',
    acceptedText: 'È salvata in modo sicuro e diventa un ticket appena il nostro servizio di assistenza la prende in carico.',
    queued: 'La sua richiesta è conservata su questo dispositivo',
    queuedText: 'Sarà inviata appena torna la connessione. Può chiudere questa pagina.',
    failed: 'La sua richiesta non è stata inviata',
    failedText: 'Quello che ha scritto è ancora qui. Controlli la connessione e riprovi.',
    draftRestored: 'Quello che aveva scritto l’ultima volta è di nuovo nel modulo.',
    undo: 'Svuota il modulo',
    undone: 'Il modulo è di nuovo vuoto.',
    receipt: 'Segui la richiesta',
    receiptText: 'Conservi l’indirizzo di quella pagina: mostra a chi lo possiede a che punto è la sua richiesta.',
    again: 'Apri un nuovo modulo',
  },
  refusals: {
    method_not_allowed: 'Una richiesta si invia con il modulo. Apra il modulo e la invii da lì.',
    unsupported_media_type: 'Non riusciamo a leggere ciò che è stato inviato. Apra il modulo e lo invii da lì.',
    origin_not_allowed: 'Questa pagina non può inviarci richieste. Ci contatti in un altro modo.',
    signature_required: 'Non vediamo da quale pagina arriva questa richiesta. Apra il nostro modulo e la invii da lì.',
    signature_malformed: 'La firma di questa richiesta non è leggibile.',
    signature_expired: 'La firma di questa richiesta è troppo vecchia.',
    signature_invalid: 'La firma di questa richiesta non è corretta.',
    signature_replayed: 'La firma di questa richiesta è già stata usata.',
    too_large: 'È più testo di quanto possiamo accettare. Lo accorci e lo invii di nuovo.',
    too_slow: 'La sua richiesta non è arrivata in tempo. Controlli la connessione e la invii di nuovo.',
    address_rate_limited: 'Sono arrivate troppe richieste dalla sua connessione. Aspetti un momento e la invii di nuovo.',
    site_rate_limited: 'Stanno arrivando troppe richieste. Aspetti un momento e invii di nuovo la sua.',
    unreadable_body: 'Non riusciamo a leggere ciò che è stato inviato. Invii di nuovo il modulo.',
    repeated_field: 'Un campo è stato inviato due volte. Apra un nuovo modulo e lo invii di nuovo.',
    file_not_allowed: 'Non possiamo accettare file. Invii solo il testo.',
    invalid_id: 'Questo modulo non è utilizzabile. Ne apra uno nuovo e lo invii di nuovo.',
    looks_automated: 'Sembra che un programma abbia compilato il modulo. Controlli i campi e lo invii di nuovo.',
    token_required: 'Il modulo non era completo quando è stato inviato. Lo invii di nuovo.',
    token_invalid: 'Il modulo non è stato aperto qui. Lo invii di nuovo.',
    too_fast: 'Il modulo è stato inviato molto in fretta. Controlli i campi e lo invii di nuovo.',
    token_expired: 'Il modulo è rimasto aperto per più di un giorno. Controlli i campi e lo invii di nuovo.',
    token_of_another: 'Il modulo appartiene a un’altra richiesta. Lo invii di nuovo.',
    proof_required: 'Il suo dispositivo non ha terminato un breve calcolo che tiene lontani i programmi. Aspetti mezzo minuto e invii di nuovo il modulo.',
    proof_invalid: 'Il breve calcolo che tiene lontani i programmi non è riuscito. Invii di nuovo il modulo tra mezzo minuto.',
    challenge_required: 'Manca la verifica che lei sia una persona. Aspetti che finisca e invii di nuovo il modulo.',
    challenge_failed: 'La verifica che lei sia una persona non è riuscita. La ripeta e invii di nuovo il modulo.',
    challenge_elsewhere: 'La verifica che lei sia una persona è stata fatta su un’altra pagina. La faccia qui e invii di nuovo il modulo.',
    challenge_unavailable: 'Al momento non possiamo verificare che lei sia una persona e non è stato inviato nulla. Aspetti un momento e invii di nuovo il modulo.',
    invalid_input: 'C’è qualcosa da correggere.',
    id_reused: 'Questa richiesta è già stata inviata con altre parole e l’abbiamo ricevuta. Apra un nuovo modulo per un’altra richiesta.',
    unavailable: 'Non siamo riusciti a salvare la sua richiesta e non è stato inviato nulla. Aspetti un momento e la invii di nuovo.',
    not_configured: 'Questo modulo non è ancora pronto. Ci contatti in un altro modo.',
  },
};

export default words;
