// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'de',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Füllen Sie „{label}“ aus',
      name: 'Geben Sie Ihren Namen ein',
      email: 'Geben Sie Ihre E-Mail-Adresse ein',
      subject: 'Sagen Sie in wenigen Worten, worum es geht',
      description: 'Beschreiben Sie, was passiert ist',
      impact: 'Wählen Sie aus, wer betroffen ist',
      urgency: 'Wählen Sie aus, wie schnell Sie Hilfe brauchen',
      category: 'Nennen Sie das Thema',
      phone: 'Geben Sie Ihre Telefonnummer ein',
      site: 'Sagen Sie, wo es auftritt',
    },
    type: {
      '': 'Prüfen Sie „{label}“: Diese Angabe können wir nicht lesen',
    },
    invalid_word: {
      '': 'Wählen Sie eine der Antworten bei „{label}“',
      impact: 'Wählen Sie aus, wer betroffen ist',
      urgency: 'Wählen Sie aus, wie schnell Sie Hilfe brauchen',
    },
    invalid_email: {
      '': 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com',
    },
    doubtful_email: {
      '': 'Prüfen Sie den Teil nach dem @: Er sieht nach einem Tippfehler aus',
    },
    unknown_field: {
      '': 'Lassen Sie „{label}“ weg: Dieses Formular hat kein solches Feld',
    },
    control_character: {
      '': 'Entfernen Sie die unsichtbaren Zeichen aus „{label}“: Einige davon sind kein Text',
    },
    broken_text: {
      '': 'Prüfen Sie „{label}“: Ein Zeichen ging unterwegs verloren, geben Sie es neu ein',
    },
    vague_title: {
      '': 'Nennen Sie, was betroffen ist und was Sie sehen: Dann können wir schneller helfen',
    },
    phone_digits: {
      '': 'Geben Sie eine Telefonnummer mit Ziffern ein',
    },
    too_long: {
      '': 'Kürzen Sie „{label}“ auf höchstens {limit} Zeichen',
    },
    number: {
      '': 'Geben Sie bei „{label}“ eine Zahl ein',
    },
    number_least: {
      '': 'Geben Sie bei „{label}“ {limit} oder mehr ein',
    },
    number_most: {
      '': 'Geben Sie bei „{label}“ {limit} oder weniger ein',
    },
    date: {
      '': 'Geben Sie bei „{label}“ ein gültiges Datum ein',
    },
    date_least: {
      '': 'Geben Sie bei „{label}“ ein Datum ein, das nicht vor dem {limit} liegt',
    },
    date_most: {
      '': 'Geben Sie bei „{label}“ ein Datum ein, das nicht nach dem {limit} liegt',
    },
    choice: {
      '': 'Wählen Sie bei „{label}“ etwas aus der Liste',
    },
    choice_of: {
      '': 'Wählen Sie bei „{label}“ etwas, das zu Ihrer vorigen Auswahl passt',
    },
    other: {
      '': 'Prüfen Sie „{label}“',
    },
  },
  emails: {
    dot: 'Entfernen Sie den überzähligen Punkt vor dem @',
    too_long: 'Prüfen Sie die E-Mail-Adresse: Sie ist zu lang, vielleicht gehört ein Teil nicht dazu',
    domain: 'Geben Sie nach dem @ die ganze Domain ein, zum Beispiel example.com',
    domain_char: 'Berichtigen Sie den Teil nach dem @: Er enthält ein Zeichen, das nicht dorthin gehört',
    local_char: 'Berichtigen Sie den Teil vor dem @: Er enthält ein Zeichen, das nicht dorthin gehört',
    quoted: 'Geben Sie die E-Mail-Adresse ohne Anführungszeichen, umgekehrte Schrägstriche und Kommentare ein',
    eai: 'Nehmen Sie eine andere E-Mail-Adresse, wenn Sie eine haben: Manche Mailserver lehnen vor dem @ andere Buchstaben als a bis z ab',
    display_name: 'Geben Sie nur die E-Mail-Adresse ein, ohne Namen und spitze Klammern',
    multiple: 'Geben Sie nur eine E-Mail-Adresse ein',
    invisible: 'Entfernen Sie das Leerzeichen oder das unsichtbare Zeichen aus der E-Mail-Adresse',
    missing_at: 'Ergänzen Sie die E-Mail-Adresse um das @ und die Domain, zum Beispiel name@example.com',
    empty: 'Geben Sie auf beiden Seiten des @ etwas ein, zum Beispiel name@example.com',
  },
  suggest: 'Meinten Sie {suggestion}?',
  states: {
    accepted: 'Wir haben Ihre Anfrage',
    acceptedText: 'Sie ist sicher gespeichert und wird zum Ticket, sobald unser Helpdesk sie übernimmt.',
    queued: 'Ihre Anfrage liegt auf diesem Gerät bereit',
    queuedText: 'Sie wird gesendet, sobald die Verbindung wieder da ist. Sie können diese Seite schließen.',
    failed: 'Ihre Anfrage wurde nicht gesendet',
    failedText: 'Was Sie geschrieben haben, steht noch hier. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    draftRestored: 'Was Sie beim letzten Mal geschrieben haben, steht wieder im Formular.',
    undo: 'Formular leeren',
    undone: 'Das Formular ist wieder leer.',
    receipt: 'Ihre Anfrage verfolgen',
    receiptText: 'Bewahren Sie die Adresse dieser Seite auf: Wer sie hat, sieht den Stand Ihrer Anfrage.',
    again: 'Neues Formular öffnen',
  },
  refusals: {
    method_not_allowed: 'Eine Anfrage wird mit dem Formular gesendet. Öffnen Sie das Formular und senden Sie sie von dort.',
    unsupported_media_type: 'Wir können das Gesendete nicht lesen. Öffnen Sie das Formular und senden Sie es von dort.',
    origin_not_allowed: 'Diese Seite darf uns keine Anfragen senden. Erreichen Sie uns auf einem anderen Weg.',
    signature_required: 'Wir sehen nicht, von welcher Seite diese Anfrage kommt. Öffnen Sie unser eigenes Formular und senden Sie sie von dort.',
    signature_malformed: 'Die Signatur dieser Anfrage ist nicht lesbar.',
    signature_expired: 'Die Signatur dieser Anfrage ist zu alt.',
    signature_invalid: 'Die Signatur dieser Anfrage stimmt nicht.',
    signature_replayed: 'Die Signatur dieser Anfrage wurde schon benutzt.',
    too_large: 'Das ist mehr Text, als wir annehmen können. Kürzen Sie ihn und senden Sie ihn noch einmal.',
    too_slow: 'Ihre Anfrage kam nicht rechtzeitig an. Prüfen Sie die Verbindung und senden Sie sie noch einmal.',
    address_rate_limited: 'Von Ihrem Anschluss kamen zu viele Anfragen. Warten Sie einen Moment und senden Sie sie noch einmal.',
    site_rate_limited: 'Gerade kommen zu viele Anfragen. Warten Sie einen Moment und senden Sie Ihre noch einmal.',
    unreadable_body: 'Wir können das Gesendete nicht lesen. Senden Sie das Formular noch einmal.',
    repeated_field: 'Ein Feld wurde zweimal gesendet. Öffnen Sie ein neues Formular und senden Sie es noch einmal.',
    file_not_allowed: 'Wir können keine Dateien annehmen. Senden Sie nur den Text.',
    invalid_id: 'Dieses Formular ist nicht verwendbar. Öffnen Sie ein neues und senden Sie es noch einmal.',
    looks_automated: 'Das sieht aus, als hätte ein Programm das Formular ausgefüllt. Prüfen Sie die Felder und senden Sie es noch einmal.',
    token_required: 'Das Formular war beim Senden nicht vollständig. Senden Sie es noch einmal.',
    token_invalid: 'Das Formular wurde nicht hier geöffnet. Senden Sie es noch einmal.',
    too_fast: 'Das Formular wurde sehr schnell gesendet. Prüfen Sie die Felder und senden Sie es noch einmal.',
    token_expired: 'Das Formular war länger als einen Tag geöffnet. Prüfen Sie die Felder und senden Sie es noch einmal.',
    token_of_another: 'Das Formular gehört zu einer anderen Anfrage. Senden Sie es noch einmal.',
    proof_required: 'Ihr Gerät ist mit einer kurzen Berechnung, die Programme fernhält, noch nicht fertig. Warten Sie eine halbe Minute und senden Sie das Formular noch einmal.',
    proof_invalid: 'Die kurze Berechnung, die Programme fernhält, ist misslungen. Senden Sie das Formular in einer halben Minute noch einmal.',
    challenge_required: 'Die Prüfung, ob Sie ein Mensch sind, fehlt. Warten Sie, bis sie fertig ist, und senden Sie das Formular noch einmal.',
    challenge_failed: 'Die Prüfung, ob Sie ein Mensch sind, ist nicht gelungen. Wiederholen Sie sie und senden Sie das Formular noch einmal.',
    challenge_elsewhere: 'Die Prüfung, ob Sie ein Mensch sind, fand auf einer anderen Seite statt. Machen Sie sie hier und senden Sie das Formular noch einmal.',
    challenge_unavailable: 'Wir können gerade nicht prüfen, ob Sie ein Mensch sind. Es wurde nichts gesendet. Warten Sie einen Moment und senden Sie das Formular noch einmal.',
    invalid_input: 'Etwas muss berichtigt werden.',
    id_reused: 'Diese Anfrage wurde schon mit anderen Worten gesendet, und die haben wir. Öffnen Sie für eine weitere Anfrage ein neues Formular.',
    unavailable: 'Wir konnten Ihre Anfrage nicht speichern. Es wurde nichts gesendet. Warten Sie einen Moment und senden Sie sie noch einmal.',
    not_configured: 'Dieses Formular ist noch nicht eingerichtet. Erreichen Sie uns auf einem anderen Weg.',
  },
};

export default words;
