// Tree: the hierarchy with its search; a scope's children become elements when it is opened.

const FOUND_LIMIT = 500;

class Tree {
  /** `add` receives the variables to show, and the scope they were taken from when a whole scope was asked for. */
  constructor(root, search, trace, add) {
    this.root = root;
    this.search = search;
    this.trace = trace;
    this.add = add;
    this.dragged = [];
    this.showAll();
    search.addEventListener('input', () => this.find(search.value));
    search.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.addFound();
      if (event.key === 'Escape') {
        search.value = '';
        this.find('');
        search.blur();
      }
    });
  }

  showAll() {
    this.found = [];
    this.root.replaceChildren(...this.trace.roots.map(scope => this.scope(scope)), ...this.trace.rootVariables.map(variable => this.leaf(variable, variable.name)));
    const only = this.root.querySelectorAll(':scope > details');
    if (only.length <= 3) for (const details of only) this.open(details);
  }

  scope(scope) {
    const details = element('details', 'scope');
    const summary = element('summary', '', element('span', 'icon ' + scope.type, Tree.letter(scope.type)), element('span', 'name', scope.name));
    summary.title = scope.type + ' ' + scope.path;
    const button = element('button', 'add', '+');
    button.title = 'Show the signals of this scope as a group';
    button.addEventListener('click', event => {
      event.preventDefault();
      this.add(scope.variables, scope);
    });
    summary.append(button);
    summary.draggable = true;
    summary.addEventListener('dragstart', event => this.drag(event, scope.variables));
    details.append(summary);
    details.scope = scope;
    details.addEventListener('toggle', () => this.fill(details));
    return details;
  }

  open(details) {
    this.fill(details);
    details.open = true;
  }

  fill(details) {
    if (details.filled) return;
    details.filled = true;
    details.append(...details.scope.scopes.map(scope => this.scope(scope)), ...details.scope.variables.map(variable => this.leaf(variable, variable.name)));
  }

  leaf(variable, text) {
    const kind = variable.kind === 'vector' ? 'vector' : variable.kind;
    const leaf = element('div', 'leaf', element('span', 'icon ' + kind, { bit: '┌┐', vector: '⬡', real: '~', string: '“”', event: '↑' }[kind]),
      element('span', 'name', text), element('span', 'range', variable.range));
    leaf.title = describe(variable);
    leaf.dataset.path = variable.path;
    leaf.draggable = true;
    leaf.addEventListener('dblclick', () => this.add([variable], null));
    leaf.addEventListener('dragstart', event => this.drag(event, [variable]));
    const button = element('button', 'add', '+');
    button.title = 'Show this signal';
    button.addEventListener('click', () => this.add([variable], null));
    leaf.append(button);
    return leaf;
  }

  drag(event, variables) {
    this.dragged = variables;
    event.dataTransfer.setData('text/plain', variables.map(variable => variable.path).join('\n'));
    event.dataTransfer.effectAllowed = 'copy';
    event.stopPropagation();
  }

  /** Words must all occur in the path; * and ? make a glob of the whole path. */
  static matcher(text) {
    const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
    const tests = words.map(word => {
      if (!/[*?]/.test(word)) return path => path.includes(word);
      const pattern = new RegExp('^' + word.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.') + '$');
      return path => pattern.test(path);
    });
    return path => tests.every(test => test(path.toLowerCase()));
  }

  find(text) {
    if (text.trim() === '') return this.showAll();
    const matches = Tree.matcher(text);
    this.found = this.trace.variables.filter(variable => matches(variable.path));
    const leaves = this.found.slice(0, FOUND_LIMIT).map(variable => this.leaf(variable, variable.path));
    const more = this.found.length - leaves.length;
    const note = this.found.length === 0 ? 'nothing found' : more > 0 ? `and ${more} more` : `${this.found.length} found, Enter shows all`;
    this.root.replaceChildren(...leaves, element('div', 'note', note));
  }

  addFound() {
    this.add(this.found.slice(0, FOUND_LIMIT), null);
  }

  static letter(type) {
    return { module: 'M', task: 'T', function: 'ƒ', begin: 'B', fork: 'F', struct: 'S', interface: 'I', package: 'P', union: 'U' }[type] ?? type[0]?.toUpperCase() ?? '·';
  }
}

/** What is known of a variable, for the tip of the mouse. */
function describe(variable) {
  return `${variable.type} ${variable.path}${variable.range}${variable.source ? '\n' + variable.source : ''}`;
}

/** A DOM element with a class and children; text is set as text, never as markup. */
function element(tag, className, ...children) {
  const result = document.createElement(tag);
  if (className) result.className = className;
  result.append(...children);
  return result;
}
