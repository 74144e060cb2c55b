// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'es',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Rellene «{label}»',
      name: 'Escriba su nombre',
      email: 'Escriba su correo electrónico',
      subject: 'Diga en pocas palabras qué ocurre',
      description: 'Describa qué ha pasado',
      impact: 'Elija a quién afecta',
      urgency: 'Elija para cuándo necesita ayuda',
      category: 'Diga de qué se trata',
      phone: 'Escriba su número de teléfono',
      site: 'Diga dónde ocurre',
    },
    type: {
      '': 'Revise «{label}»: no podemos leer esta respuesta',
    },
    invalid_word: {
      '': 'Elija una de las respuestas de «{label}»',
      impact: 'Elija a quién afecta',
      urgency: 'Elija para cuándo necesita ayuda',
    },
    invalid_email: {
      '': 'Escriba un correo electrónico, como name@example.com',
    },
    doubtful_email: {
      '': 'Revise la parte que sigue a la @: parece tener un error',
    },
    unknown_field: {
      '': 'Quite «{label}»: este formulario no tiene ese campo',
    },
    control_character: {
      '': 'Quite los caracteres invisibles de «{label}»: algunos no son texto',
    },
    broken_text: {
      '': 'Revise «{label}»: un carácter se perdió por el camino, escríbalo de nuevo',
    },
    vague_title: {
      '': 'Diga qué está afectado y qué ve: así podremos ayudarle antes',
    },
    phone_digits: {
      '': 'Escriba un número de teléfono con cifras',
    },
    too_long: {
      '': 'Acorte «{label}» a {limit} caracteres como máximo',
    },
    number: {
      '': 'Escriba un número en «{label}»',
    },
    number_least: {
      '': 'Escriba {limit} o más en «{label}»',
    },
    number_most: {
      '': 'Escriba {limit} o menos en «{label}»',
    },
    date: {
      '': 'Escriba una fecha válida en «{label}»',
    },
    date_least: {
      '': 'Escriba en «{label}» una fecha que no sea anterior al {limit}',
    },
    date_most: {
      '': 'Escriba en «{label}» una fecha que no sea posterior al {limit}',
    },
    choice: {
      '': 'Elija un elemento de la lista en «{label}»',
    },
    choice_of: {
      '': 'Elija en «{label}» algo que corresponda a lo que eligió antes',
    },
    other: {
      '': 'Revise «{label}»',
    },
  },
  emails: {
    dot: 'Quite el punto que sobra antes de la @',
    too_long: 'Revise el correo electrónico: es demasiado largo, quizá contiene texto que no es suyo',
    domain: 'Escriba el dominio completo después de la @, como example.com',
    domain_char: 'Corrija la parte que sigue a la @: tiene un carácter que no corresponde',
    local_char: 'Corrija la parte anterior a la @: tiene un carácter que no corresponde',
    quoted: 'Escriba el correo electrónico sin comillas, barras invertidas ni comentarios',
    eai: 'Use otro correo electrónico si lo tiene: algunos servidores rechazan letras que no sean de la a a la z antes de la @',
    display_name: 'Escriba solo el correo electrónico, sin nombre ni paréntesis angulares',
    multiple: 'Escriba un solo correo electrónico',
    invisible: 'Quite el espacio o el carácter invisible del correo electrónico',
    missing_at: 'Añada la @ y el dominio al correo electrónico, como name@example.com',
    empty: 'Escriba algo a ambos lados de la @, como name@example.com',
  },
  suggest: '¿Quiso decir {suggestion}?',
  states: {
    accepted: 'Tenemos su solicitud',
    acceptedText: 'Está guardada y se convertirá en un tique en cuanto nuestro servicio de asistencia la recoja.',
    queued: 'Su solicitud está guardada en este dispositivo',
    queuedText: 'Se enviará en cuanto vuelva la conexión. Puede cerrar esta página.',
    failed: 'Su solicitud no se ha enviado',
    failedText: 'Lo que escribió sigue aquí. Revise la conexión e inténtelo de nuevo.',
    draftRestored: 'Lo que escribió la última vez está de nuevo en el formulario.',
    undo: 'Vaciar el formulario',
    undone: 'El formulario está vacío de nuevo.',
    receipt: 'Seguir su solicitud',
    receiptText: 'Guarde la dirección de esa página: muestra cómo va su solicitud a quien la tenga.',
    again: 'Abrir un formulario nuevo',
  },
  refusals: {
    method_not_allowed: 'Las solicitudes se envían con el formulario. Abra el formulario y envíela desde allí.',
    unsupported_media_type: 'No podemos leer lo que se envió. Abra el formulario y envíelo desde allí.',
    origin_not_allowed: 'Esta página no puede enviarnos solicitudes. Póngase en contacto con nosotros de otra forma.',
    signature_required: 'No vemos de qué página viene esta solicitud. Abra nuestro propio formulario y envíela desde allí.',
    signature_malformed: 'No se puede leer la firma de esta solicitud.',
    signature_expired: 'La firma de esta solicitud es demasiado antigua.',
    signature_invalid: 'La firma de esta solicitud no es correcta.',
    signature_replayed: 'La firma de esta solicitud ya se usó.',
    too_large: 'Es más texto del que podemos aceptar. Acórtelo y envíelo de nuevo.',
    too_slow: 'Su solicitud no llegó a tiempo. Revise la conexión y envíela de nuevo.',
    address_rate_limited: 'Han llegado demasiadas solicitudes desde su conexión. Espere un momento y envíela de nuevo.',
    site_rate_limited: 'Están llegando demasiadas solicitudes. Espere un momento y envíe la suya de nuevo.',
    unreadable_body: 'No podemos leer lo que se envió. Envíe el formulario de nuevo.',
    repeated_field: 'Un campo se envió dos veces. Abra un formulario nuevo y envíelo de nuevo.',
    file_not_allowed: 'No podemos aceptar archivos. Envíe solo el texto.',
    invalid_id: 'Este formulario no se puede usar. Abra uno nuevo y envíelo de nuevo.',
    looks_automated: 'Parece que un programa ha rellenado el formulario. Revise los campos y envíelo de nuevo.',
    token_required: 'El formulario no estaba completo cuando se envió. Envíelo de nuevo.',
    token_invalid: 'El formulario no se abrió aquí. Envíelo de nuevo.',
    too_fast: 'El formulario se envió muy rápido. Revise los campos y envíelo de nuevo.',
    token_expired: 'El formulario estuvo abierto más de un día. Revise los campos y envíelo de nuevo.',
    token_of_another: 'El formulario pertenece a otra solicitud. Envíelo de nuevo.',
    proof_required: 'Su dispositivo no ha terminado un breve cálculo que mantiene alejados a los programas. Espere medio minuto y envíe el formulario de nuevo.',
    proof_invalid: 'El breve cálculo que mantiene alejados a los programas ha fallado. Envíe el formulario de nuevo dentro de medio minuto.',
    challenge_required: 'Falta la comprobación de que usted es una persona. Espere a que termine y envíe el formulario de nuevo.',
    challenge_failed: 'La comprobación de que usted es una persona no ha salido bien. Repítala y envíe el formulario de nuevo.',
    challenge_elsewhere: 'La comprobación de que usted es una persona se hizo en otra página. Hágala aquí y envíe el formulario de nuevo.',
    challenge_unavailable: 'Ahora no podemos comprobar que usted es una persona y no se ha enviado nada. Espere un momento y envíe el formulario de nuevo.',
    invalid_input: 'Hay algo que corregir.',
    id_reused: 'Esta solicitud ya se envió con otras palabras y la tenemos. Abra un formulario nuevo para otra solicitud.',
    unavailable: 'No pudimos guardar su solicitud y no se ha enviado nada. Espere un momento y envíela de nuevo.',
    not_configured: 'Este formulario aún no está preparado. Póngase en contacto con nosotros de otra forma.',
  },
};

export default words;
