// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'pt',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Preencha “{label}”',
      name: 'Informe seu nome',
      email: 'Informe seu e-mail',
      subject: 'Diga em poucas palavras o que há de errado',
      description: 'Descreva o que aconteceu',
      impact: 'Escolha quem é afetado',
      urgency: 'Escolha para quando você precisa de ajuda',
      category: 'Diga do que se trata',
      phone: 'Informe seu telefone',
      site: 'Diga onde acontece',
    },
    type: {
      '': 'Confira “{label}”: não conseguimos ler esta resposta',
    },
    invalid_word: {
      '': 'Escolha uma das respostas de “{label}”',
      impact: 'Escolha quem é afetado',
      urgency: 'Escolha para quando você precisa de ajuda',
    },
    invalid_email: {
      '': 'Informe um e-mail, como name@example.com',
    },
    doubtful_email: {
      '': 'Confira a parte depois do @: parece haver um erro de digitação',
    },
    unknown_field: {
      '': 'Retire “{label}”: este formulário não tem esse campo',
    },
    control_character: {
      '': 'Remova os caracteres invisíveis de “{label}”: alguns não são texto',
    },
    broken_text: {
      '': 'Confira “{label}”: um caractere se perdeu no caminho, digite-o de novo',
    },
    vague_title: {
      '': 'Diga o que foi afetado e o que você vê: assim podemos ajudar mais rápido',
    },
    phone_digits: {
      '': 'Informe um telefone com algarismos',
    },
    too_long: {
      '': 'Encurte “{label}” para no máximo {limit} caracteres',
    },
    number: {
      '': 'Informe um número em “{label}”',
    },
    number_least: {
      '': 'Informe {limit} ou mais em “{label}”',
    },
    number_most: {
      '': 'Informe {limit} ou menos em “{label}”',
    },
    date: {
      '': 'Informe uma data válida em “{label}”',
    },
    date_least: {
      '': 'Informe em “{label}” uma data a partir de {limit}',
    },
    date_most: {
      '': 'Informe em “{label}” uma data até {limit}',
    },
    choice: {
      '': 'Escolha um item da lista em “{label}”',
    },
    choice_of: {
      '': 'Escolha em “{label}” algo que combine com sua escolha anterior',
    },
    other: {
      '': 'Confira “{label}”',
    },
  },
  emails: {
    dot: 'Remova o ponto que sobra antes do @',
    too_long: 'Confira o e-mail: é longo demais, talvez com texto que não faz parte dele',
    domain: 'Informe o domínio completo depois do @, como example.com',
    domain_char: 'Corrija a parte depois do @: há um caractere que não cabe ali',
    local_char: 'Corrija a parte antes do @: há um caractere que não cabe ali',
    quoted: 'Informe o e-mail sem aspas, barras invertidas nem comentários',
    eai: 'Use outro e-mail, se tiver: alguns servidores recusam letras diferentes de a a z antes do @',
    display_name: 'Informe só o e-mail, sem nome nem os sinais < e >',
    multiple: 'Informe um só e-mail',
    invisible: 'Remova o espaço ou o caractere invisível do e-mail',
    missing_at: 'Acrescente o @ e o domínio ao e-mail, como name@example.com',
    empty: 'Escreva algo dos dois lados do @, como name@example.com',
  },
  suggest: 'Você quis dizer {suggestion}?',
  states: {
    accepted: 'Recebemos sua solicitação',
    acceptedText: 'Ela está guardada com segurança e vira um chamado assim que nosso suporte a receber.',
    queued: 'Sua solicitação está guardada neste dispositivo',
    queuedText: 'Ela será enviada assim que a conexão voltar. Você pode fechar esta página.',
    failed: 'Sua solicitação não foi enviada',
    failedText: 'O que você escreveu continua aqui. Confira a conexão e tente de novo.',
    draftRestored: 'O que você escreveu da última vez está de novo no formulário.',
    undo: 'Esvaziar o formulário',
    undone: 'O formulário está vazio de novo.',
    receipt: 'Acompanhar sua solicitação',
    receiptText: 'Guarde o endereço dessa página: ela mostra o andamento da sua solicitação a quem o tiver.',
    again: 'Abrir um novo formulário',
  },
  refusals: {
    method_not_allowed: 'Uma solicitação é enviada com o formulário. Abra o formulário e envie-a de lá.',
    unsupported_media_type: 'Não conseguimos ler o que foi enviado. Abra o formulário e envie-o de lá.',
    origin_not_allowed: 'Esta página não pode nos enviar solicitações. Fale conosco de outra forma.',
    signature_required: 'Não sabemos de que página vem esta solicitação. Abra nosso próprio formulário e envie-a de lá.',
    signature_malformed: 'Não é possível ler a assinatura desta solicitação.',
    signature_expired: 'A assinatura desta solicitação é antiga demais.',
    signature_invalid: 'A assinatura desta solicitação não está correta.',
    signature_replayed: 'A assinatura desta solicitação já foi usada.',
    too_large: 'É mais texto do que podemos aceitar. Encurte-o e envie de novo.',
    too_slow: 'Sua solicitação não chegou a tempo. Confira a conexão e envie de novo.',
    address_rate_limited: 'Vieram solicitações demais da sua conexão. Espere um momento e envie de novo.',
    site_rate_limited: 'Estão chegando solicitações demais. Espere um momento e envie a sua de novo.',
    unreadable_body: 'Não conseguimos ler o que foi enviado. Envie o formulário de novo.',
    repeated_field: 'Um campo foi enviado duas vezes. Abra um novo formulário e envie de novo.',
    file_not_allowed: 'Não podemos aceitar arquivos. Envie só o texto.',
    invalid_id: 'Este formulário não pode ser usado. Abra um novo e envie de novo.',
    looks_automated: 'Parece que um programa preencheu o formulário. Confira os campos e envie de novo.',
    token_required: 'O formulário não estava completo quando foi enviado. Envie-o de novo.',
    token_invalid: 'O formulário não foi aberto aqui. Envie-o de novo.',
    too_fast: 'O formulário foi enviado muito depressa. Confira os campos e envie de novo.',
    token_expired: 'O formulário ficou aberto por mais de um dia. Confira os campos e envie de novo.',
    token_of_another: 'O formulário pertence a outra solicitação. Envie-o de novo.',
    proof_required: 'Seu dispositivo não terminou um cálculo curto que mantém os programas longe. Espere meio minuto e envie o formulário de novo.',
    proof_invalid: 'O cálculo curto que mantém os programas longe falhou. Envie o formulário de novo em meio minuto.',
    challenge_required: 'Falta a verificação de que você é uma pessoa. Espere que ela termine e envie o formulário de novo.',
    challenge_failed: 'A verificação de que você é uma pessoa não deu certo. Faça-a mais uma vez e envie o formulário de novo.',
    challenge_elsewhere: 'A verificação de que você é uma pessoa foi feita em outra página. Faça-a aqui e envie o formulário de novo.',
    challenge_unavailable: 'No momento não podemos verificar que você é uma pessoa, e nada foi enviado. Espere um pouco e envie o formulário de novo.',
    invalid_input: 'Há algo para corrigir.',
    id_reused: 'Esta solicitação já foi enviada com outras palavras, e nós a temos. Abra um novo formulário para outra solicitação.',
    unavailable: 'Não conseguimos guardar sua solicitação, e nada foi enviado. Espere um momento e envie de novo.',
    not_configured: 'Este formulário ainda não está pronto. Fale conosco de outra forma.',
  },
};

export default words;
