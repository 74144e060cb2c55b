// @ts-check
// What a screen reader is told. The region stands on the page before it speaks: one that arrives with its text is often
// not read.

/** @param {Element | ShadowRoot} root where it is put, once */
export function placeVoice(root) {
  const voice = document.createElement('div');
  voice.className = 'atera-unseen';
  voice.setAttribute('role', 'status');
  root.append(voice);

  /** Says it after what is being said. The same words twice are a change only with something behind them. @param {string} text */
  return (text) => {
    voice.textContent = voice.textContent === text ? `${text}\u00a0` : text;
  };
}
