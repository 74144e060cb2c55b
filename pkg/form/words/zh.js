// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'zh',
  dir: 'ltr',
  form: {
    title: '请求帮助',
    optional: '（选填）',
    send: '发送',
    sending: '正在发送…',
    none: '不作回答',
    choose: '请选择…',
    yes: '是',
    no: '否',
    trap: '请将此栏留空',
    error: '错误：',
    problem: '出现了问题',
  },
  fields: {
    name: {
      label: '您的姓名',
      hint: '',
    },
    email: {
      label: '您的电子邮件地址',
      hint: '我们会回复到这个地址。',
    },
    subject: {
      label: '简要说明问题',
      hint: '例如：2 楼的打印机打印出空白页。',
    },
    description: {
      label: '发生了什么',
      hint: '您做了什么，预期会怎样，实际看到了什么？',
    },
    impact: {
      label: '谁受到影响',
      hint: '',
    },
    urgency: {
      label: '您希望多快得到帮助',
      hint: '',
    },
    category: {
      label: '问题类别',
      hint: '',
    },
    phone: {
      label: '您的电话号码',
      hint: '如果您更希望我们致电。',
    },
    site: {
      label: '发生地点',
      hint: '办公室、楼层或房间。',
    },
  },
  choices: {
    impact: {
      outage: '所有人都无法工作',
      major: '许多人无法完成工作',
      single: '只有一个人，或者有替代办法',
      minor: '不影响任何人工作：小问题或愿望',
    },
    urgency: {
      high: '现在：不能等',
      medium: '今天',
      low: '有时间的时候',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      other: '还可以输入 {n} 个字符',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      other: '超出 {n} 个字符',
    }),
  },
};

export default words;
