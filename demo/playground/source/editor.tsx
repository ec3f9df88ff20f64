import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { checkConfigText } from '../../../src/cli/check-config-text.ts';
import type { Found } from '../../../src/cli/finding.ts';
import { AboutPart } from './AboutPart.tsx';
import { elementOf } from './element-of.ts';
import { ProblemText } from './ProblemText.tsx';
import { completeConfig, helpAt } from './schema-help.tsx';

/** A problem with the text that it is about. */
export interface Placed extends Found {
  readonly to: number;
}

/** What is heard of the editor. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** The text has changed, whoever did it. */
  readonly onText: (text: string) => void;
  /** The text has been checked, a moment after the last key. */
  readonly onChecked: (text: string, found: readonly Placed[], raw: unknown) => void;
  /** The caret has moved. */
  readonly onCaret: (text: string, offset: number) => void;
}

/** Tab is bound to nothing, so that it leaves the editor. */
export function createEditor({ parent, text, onText, onChecked, onCaret }: EditorOptions): EditorView {
  const check = linter(
    ({ state }): Diagnostic[] => {
      const written = state.doc.toString();
      const { found, raw } = checkConfigText(written);
      const placed = found.map((each) => ({ ...each, to: endOf(state, each.offset) }));
      onChecked(written, placed, raw);
      return placed.map((each) => ({
        from: Math.min(each.offset, written.length),
        to: each.to,
        severity: each.level === 'warning' ? 'warning' : 'error',
        message: each.message,
        renderMessage: () => elementOf(() => <ProblemText problem={each} />),
      }));
    },
    { delay: 250 },
  );
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        history(),
        drawSelection(),
        indentUnit.of('  '),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completeConfig], icons: false, tooltipClass: () => 'completions' }),
        json(),
        syntaxHighlighting(colours),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          tabindex: '0',
          'aria-labelledby': 'editor-title',
          'aria-describedby': 'editor-keys',
        }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        check,
        lintGutter(),
        hoverTooltip((view, pos) => {
          const help = helpAt(view.state.doc.toString(), pos);
          return help
            ? {
                pos: help.from,
                end: help.to,
                above: true,
                create: () => ({ dom: elementOf(() => <AboutPart part={help.part} />) }),
              }
            : null;
        }),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) onText(state.doc.toString());
          if (docChanged || selectionSet) onCaret(state.doc.toString(), state.selection.main.head);
        }),
      ],
    }),
  });
}

/** Takes another text, in as small a change as will do, so that the caret stays and undoing works. */
export function replaceText(view: EditorView, text: string): void {
  const old = view.state.doc.toString();
  if (old === text) return;
  let start = 0;
  while (start < old.length && old[start] === text[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, text.length) - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  view.dispatch({ changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) } });
}

/** The end of the word, text or number there; of lists and objects only the bracket. */
function endOf(state: EditorState, offset: number): number {
  const from = Math.min(offset, state.doc.length);
  const node = syntaxTree(state).resolveInner(from, 1);
  const isWord = /^(String|PropertyName|Number|True|False|Null)$/.test(node.name) && node.from <= from;
  return Math.min(state.doc.length, isWord ? node.to : from + 1);
}

/** The colours are in the style sheet, which knows light from dark. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 'tok-key' },
  { tag: tags.string, class: 'tok-text' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-value' },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], class: 'tok-mark' },
]);
