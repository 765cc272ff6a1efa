// xterm.js writes style elements and style attributes, which a strict policy refuses. Style elements
// are given the nonce of this page; attributes go through the style object, which no policy minds.

const nonce = document.querySelector('meta[name="style-nonce"]').content;

const create = Document.prototype.createElement;
Document.prototype.createElement = function (name, options) {
  const made = create.call(this, name, options);
  if (String(name).toLowerCase() === "style") made.nonce = nonce;
  return made;
};

const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (name === "style") this.style.cssText = value;
  else set.call(this, name, value);
};
