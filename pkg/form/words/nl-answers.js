// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'nl',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Vul “{label}” in',
      name: 'Vul uw naam in',
      email: 'Vul uw e-mailadres in',
      subject: 'Zeg in een paar woorden wat er mis is',
      description: 'Beschrijf wat er is gebeurd',
      impact: 'Kies wie er last van heeft',
      urgency: 'Kies hoe snel u hulp nodig hebt',
      category: 'Zeg waar het over gaat',
      phone: 'Vul uw telefoonnummer in',
      site: 'Zeg waar het gebeurt',
    },
    type: {
      '': 'Controleer “{label}”: we kunnen dit antwoord niet lezen',
    },
    invalid_word: {
      '': 'Kies een van de antwoorden bij “{label}”',
      impact: 'Kies wie er last van heeft',
      urgency: 'Kies hoe snel u hulp nodig hebt',
    },
    invalid_email: {
      '': 'Vul een e-mailadres in, zoals name@example.com',
    },
    doubtful_email: {
      '': 'Controleer het deel na de @: het lijkt een tikfout te hebben',
    },
    unknown_field: {
      '': 'Laat “{label}” weg: dit formulier heeft zo’n veld niet',
    },
    control_character: {
      '': 'Haal de onzichtbare tekens weg uit “{label}”: sommige zijn geen tekst',
    },
    broken_text: {
      '': 'Controleer “{label}”: onderweg is een teken verloren gegaan, typ het opnieuw',
    },
    vague_title: {
      '': 'Noem wat er geraakt is en wat u ziet: dan kunnen we u sneller helpen',
    },
    phone_digits: {
      '': 'Vul een telefoonnummer met cijfers in',
    },
    too_long: {
      '': 'Maak “{label}” korter: hoogstens {limit} tekens',
    },
    number: {
      '': 'Vul een getal in bij “{label}”',
    },
    number_least: {
      '': 'Vul {limit} of meer in bij “{label}”',
    },
    number_most: {
      '': 'Vul {limit} of minder in bij “{label}”',
    },
    date: {
      '': 'Vul een geldige datum in bij “{label}”',
    },
    date_least: {
      '': 'Vul {limit} of een latere datum in bij “{label}”',
    },
    date_most: {
      '': 'Vul {limit} of een eerdere datum in bij “{label}”',
    },
    choice: {
      '': 'Kies iets uit de lijst bij “{label}”',
    },
    choice_of: {
      '': 'Kies bij “{label}” iets dat past bij wat u eerder koos',
    },
    other: {
      '': 'Controleer “{label}”',
    },
  },
  emails: {
    dot: 'Haal de punt weg die te veel is vóór de @',
    too_long: 'Controleer het e-mailadres: het is te lang, misschien met tekst die er niet bij hoort',
    domain: 'Vul het hele domein in na de @, zoals example.com',
    domain_char: 'Verbeter het deel na de @: er staat een teken in dat daar niet hoort',
    local_char: 'Verbeter het deel vóór de @: er staat een teken in dat daar niet hoort',
    quoted: 'Vul het e-mailadres in zonder aanhalingstekens, backslashes en opmerkingen',
    eai: 'Gebruik een ander e-mailadres als u dat hebt: sommige mailservers weigeren vóór de @ andere letters dan a tot en met z',
    display_name: 'Vul alleen het e-mailadres in, zonder naam of punthaken',
    multiple: 'Vul maar één e-mailadres in',
    invisible: 'Haal de spatie of het onzichtbare teken weg uit het e-mailadres',
    missing_at: 'Vul het e-mailadres aan met de @ en het domein, zoals name@example.com',
    empty: 'Vul iets in aan beide kanten van de @, zoals name@example.com',
  },
  suggest: 'Bedoelde u {suggestion}?',
  states: {
    accepted: 'We hebben uw aanvraag',
    acceptedText: 'Deze is veilig opgeslagen en wordt een ticket zodra onze helpdesk ermee begint.',
    queued: 'Uw aanvraag wordt op dit apparaat bewaard',
    queuedText: 'Deze wordt verstuurd zodra de verbinding terug is. U kunt deze pagina sluiten.',
    failed: 'Uw aanvraag is niet verstuurd',
    failedText: 'Wat u schreef, staat hier nog. Controleer de verbinding en probeer het opnieuw.',
    draftRestored: 'Wat u de vorige keer schreef, staat weer in het formulier.',
    undo: 'Formulier leegmaken',
    undone: 'Het formulier is weer leeg.',
    receipt: 'Uw aanvraag volgen',
    receiptText: 'Bewaar het adres van die pagina: wie het heeft, ziet hoe ver uw aanvraag is.',
    again: 'Nieuw formulier openen',
  },
  refusals: {
    method_not_allowed: 'Een aanvraag verstuurt u met het formulier. Open het formulier en verstuur de aanvraag van daaruit.',
    unsupported_media_type: 'We kunnen niet lezen wat er is verstuurd. Open het formulier en verstuur het van daaruit.',
    origin_not_allowed: 'Deze pagina mag ons geen aanvragen sturen. Neem op een andere manier contact met ons op.',
    signature_required: 'We zien niet van welke pagina deze aanvraag komt. Open ons eigen formulier en verstuur de aanvraag van daaruit.',
    signature_malformed: 'De handtekening van deze aanvraag is niet te lezen.',
    signature_expired: 'De handtekening van deze aanvraag is te oud.',
    signature_invalid: 'De handtekening van deze aanvraag klopt niet.',
    signature_replayed: 'De handtekening van deze aanvraag is al eens gebruikt.',
    too_large: 'Dat is meer tekst dan we kunnen aannemen. Maak hem korter en verstuur hem opnieuw.',
    too_slow: 'Uw aanvraag kwam niet op tijd aan. Controleer de verbinding en verstuur de aanvraag opnieuw.',
    address_rate_limited: 'Er kwamen te veel aanvragen van uw verbinding. Wacht even en verstuur de aanvraag opnieuw.',
    site_rate_limited: 'Er komen op dit moment te veel aanvragen binnen. Wacht even en verstuur de uwe opnieuw.',
    unreadable_body: 'We kunnen niet lezen wat er is verstuurd. Verstuur het formulier opnieuw.',
    repeated_field: 'Een veld is twee keer verstuurd. Open een nieuw formulier en verstuur het opnieuw.',
    file_not_allowed: 'We kunnen geen bestanden aannemen. Verstuur alleen de tekst.',
    invalid_id: 'Dit formulier is niet bruikbaar. Open een nieuw formulier en verstuur het opnieuw.',
    looks_automated: 'Het lijkt alsof een programma het formulier heeft ingevuld. Controleer de velden en verstuur het opnieuw.',
    token_required: 'Het formulier was niet volledig toen het werd verstuurd. Verstuur het opnieuw.',
    token_invalid: 'Het formulier is niet hier geopend. Verstuur het opnieuw.',
    too_fast: 'Het formulier is erg snel verstuurd. Controleer de velden en verstuur het opnieuw.',
    token_expired: 'Het formulier stond langer dan een dag open. Controleer de velden en verstuur het opnieuw.',
    token_of_another: 'Het formulier hoort bij een andere aanvraag. Verstuur het opnieuw.',
    proof_required: 'Uw apparaat is nog niet klaar met een korte berekening die programma’s weghoudt. Wacht een halve minuut en verstuur het formulier opnieuw.',
    proof_invalid: 'De korte berekening die programma’s weghoudt, is mislukt. Verstuur het formulier over een halve minuut opnieuw.',
    challenge_required: 'De controle of u een mens bent, ontbreekt. Wacht tot die klaar is en verstuur het formulier opnieuw.',
    challenge_failed: 'De controle of u een mens bent, is niet gelukt. Herhaal de controle en verstuur het formulier opnieuw.',
    challenge_elsewhere: 'De controle of u een mens bent, is op een andere pagina gedaan. Doe de controle hier en verstuur het formulier opnieuw.',
    challenge_unavailable: 'We kunnen nu niet controleren of u een mens bent. Er is niets verstuurd. Wacht even en verstuur het formulier opnieuw.',
    invalid_input: 'Er moet iets worden verbeterd.',
    id_reused: 'Deze aanvraag is al eerder met andere woorden verstuurd, en die hebben we. Open een nieuw formulier voor een andere aanvraag.',
    unavailable: 'We konden uw aanvraag niet opslaan. Er is niets verstuurd. Wacht even en verstuur de aanvraag opnieuw.',
    not_configured: 'Dit formulier is nog niet klaar voor gebruik. Neem op een andere manier contact met ons op.',
  },
};

export default words;
