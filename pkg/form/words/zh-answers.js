// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'zh',
  dir: 'ltr',
  issues: {
    required: {
      '': '请填写“{label}”',
      name: '请输入您的姓名',
      email: '请输入您的电子邮件地址',
      subject: '请简要说明问题',
      description: '请描述发生了什么',
      impact: '请选择谁受到影响',
      urgency: '请选择您希望多快得到帮助',
      category: '请说明问题类别',
      phone: '请输入您的电话号码',
      site: '请填写发生地点',
    },
    type: {
      '': '请检查“{label}”：我们无法读取这个回答',
    },
    invalid_word: {
      '': '请从“{label}”的答案中选择一个',
      impact: '请选择谁受到影响',
      urgency: '请选择您希望多快得到帮助',
    },
    invalid_email: {
      '': '请输入电子邮件地址，例如 name@example.com',
    },
    doubtful_email: {
      '': '请检查 @ 后面的部分：看起来有输入错误',
    },
    unknown_field: {
      '': '请去掉“{label}”：此表单没有这一栏',
    },
    control_character: {
      '': '请删除“{label}”中的不可见字符：其中有些不是文字',
    },
    broken_text: {
      '': '请检查“{label}”：有一个字符在途中丢失，请重新输入',
    },
    vague_title: {
      '': '请说明什么出了问题、您看到了什么：这样我们能更快帮助您',
    },
    phone_digits: {
      '': '请输入包含数字的电话号码',
    },
    too_long: {
      '': '请将“{label}”缩短到 {limit} 个字符以内',
    },
    number: {
      '': '请在“{label}”中输入数字',
    },
    number_least: {
      '': '请在“{label}”中输入 {limit} 或更大的数字',
    },
    number_most: {
      '': '请在“{label}”中输入 {limit} 或更小的数字',
    },
    date: {
      '': '请在“{label}”中输入有效的日期',
    },
    date_least: {
      '': '请在“{label}”中输入 {limit} 或之后的日期',
    },
    date_most: {
      '': '请在“{label}”中输入 {limit} 或之前的日期',
    },
    choice: {
      '': '请在“{label}”中选择列表里的一项',
    },
    choice_of: {
      '': '请在“{label}”中选择与之前的选择相符的一项',
    },
    other: {
      '': '请检查“{label}”',
    },
  },
  emails: {
    dot: '请删除 @ 前面多余的点',
    too_long: '请检查电子邮件地址：它太长，可能含有不属于它的文字',
    domain: '请在 @ 后面输入完整的域名，例如 example.com',
    domain_char: '请更正 @ 后面的部分：其中有不应出现的字符',
    local_char: '请更正 @ 前面的部分：其中有不应出现的字符',
    quoted: '请输入不含引号、反斜杠和注释的电子邮件地址',
    eai: '如果可以，请使用另一个电子邮件地址：有些邮件服务器不接受 @ 前面出现 a 到 z 以外的字母',
    display_name: '请只输入电子邮件地址，不要姓名或尖括号',
    multiple: '请只输入一个电子邮件地址',
    invisible: '请删除电子邮件地址中的空格或不可见字符',
    missing_at: '请在电子邮件地址中加上 @ 和域名，例如 name@example.com',
    empty: '请在 @ 的前后都输入内容，例如 name@example.com',
  },
  suggest: '您是不是要输入 {suggestion}？',
  states: {
    accepted: '我们已收到您的请求',
    acceptedText: '它已安全保存，服务台受理后就会成为工单。',
    queued: '您的请求已保存在此设备上',
    queuedText: '连接恢复后会立即发送。您可以关闭此页面。',
    failed: '您的请求未能发送',
    failedText: '您填写的内容仍在这里。请检查连接并重试。',
    draftRestored: '您上次填写的内容已恢复到表单中。',
    undo: '清空表单',
    undone: '表单已重新清空。',
    receipt: '查看您的请求',
    receiptText: '请保存该页面的地址：知道它的人都能看到您的请求进展。',
    again: '打开新表单',
  },
  refusals: {
    method_not_allowed: '请求要通过表单发送。请打开表单，从那里发送。',
    unsupported_media_type: '我们无法读取发送的内容。请打开表单，从那里发送。',
    origin_not_allowed: '此页面不能向我们发送请求。请通过其他方式联系我们。',
    signature_required: '我们无法得知此请求来自哪个页面。请打开我们自己的表单，从那里发送。',
    signature_malformed: '无法读取此请求的签名。',
    signature_expired: '此请求的签名已过期。',
    signature_invalid: '此请求的签名不正确。',
    signature_replayed: '此请求的签名已经用过。',
    too_large: '文字超出我们能接收的长度。请缩短后重新发送。',
    too_slow: '您的请求没有及时送达。请检查连接后重新发送。',
    address_rate_limited: '来自您的连接的请求过多。请稍等片刻再重新发送。',
    site_rate_limited: '目前请求过多。请稍等片刻再重新发送。',
    unreadable_body: '我们无法读取发送的内容。请重新发送表单。',
    repeated_field: '有一栏被发送了两次。请打开新表单并重新发送。',
    file_not_allowed: '我们不能接收文件。请只发送文字。',
    invalid_id: '此表单无法使用。请打开新表单并重新发送。',
    looks_automated: '表单看起来像是由程序填写的。请检查各栏后重新发送。',
    token_required: '表单发送时不完整。请重新发送。',
    token_invalid: '表单不是在这里打开的。请重新发送。',
    too_fast: '表单发送得太快。请检查各栏后重新发送。',
    token_expired: '表单打开已超过一天。请检查各栏后重新发送。',
    token_of_another: '此表单属于另一个请求。请重新发送。',
    proof_required: '您的设备尚未完成用于阻止程序的简短计算。请等待半分钟后重新发送表单。',
    proof_invalid: '用于阻止程序的简短计算未成功。请在半分钟后重新发送表单。',
    challenge_required: '尚未确认您是真人。请等确认完成后重新发送表单。',
    challenge_failed: '未能确认您是真人。请再次确认后重新发送表单。',
    challenge_elsewhere: '真人确认是在另一个页面上完成的。请在这里确认后重新发送表单。',
    challenge_unavailable: '目前无法确认您是真人，因此没有发送任何内容。请稍等片刻再重新发送表单。',
    invalid_input: '有内容需要更正。',
    id_reused: '此请求之前已用不同的文字发送过，我们已经收到。如需提出其他请求，请打开新表单。',
    unavailable: '我们未能保存您的请求，因此没有发送任何内容。请稍等片刻再重新发送。',
    not_configured: '此表单尚未设置好。请通过其他方式联系我们。',
  },
};

export default words;
