import { parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';

const WORDS: { readonly [code: string]: string } = {
  InvalidSymbol: 'expected a value in JSON: a text in "double quotes", a number, true, false or null',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'expected a key in "double quotes"; is there a comma too many before?',
  ValueExpected: 'expected a value; is there a comma too many before?',
  ColonExpected: 'expected a colon between key and value',
  CommaExpected: 'expected a comma before this',
  CloseBraceExpected: 'expected a closing }',
  CloseBracketExpected: 'expected a closing ]',
  EndOfFileExpected: 'expected the end of the file',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'expected a closing quote',
  InvalidUnicode: 'expected four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'there is no such escape; write \\\\ for a backslash',
  InvalidCharacter: 'this character must be escaped in a text',
};

/** Where a text stops being JSON, and what was expected there. */
export function syntaxErrorOf(text: string, error: unknown): { offset: number; message: string } {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch {
    // Nested too deep to look into.
  }
  const [first] = errors.sort((a, b) => a.offset - b.offset);
  if (text.trim() === '') return { offset: 0, message: 'the file is empty; write at least {}' };
  const plain = error instanceof Error ? error.message : String(error);
  return { offset: first?.offset ?? 0, message: (first && WORDS[printParseErrorCode(first.error)]) ?? plain };
}
