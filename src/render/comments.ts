import type { Comment, Comments } from '../language/comments/comment.ts';
import type { CommentsLevel } from '../options/answers.ts';
import type { CommentCalls } from './comment-markers.ts';
import { wrap } from './wrap.ts';

/** Columns of a line with a comment, by its sign. A tab counts as four. */
const columns: Readonly<Record<string, number>> = { '#': 120, '//': 100 };

/**
 * The functions that templates call for comments, at a level: a whole text, its brief form, or nothing. `{name}` in a text is a field of
 * `values`. They fail for an unknown key or field.
 */
export function commentCalls(comments: Comments, level: CommentsLevel, values: Values): CommentCalls {
  const textOf = (key: string) => filled(key, texts[level](entryOf(comments, key)) || undefined, values);
  return {
    commentLines: (key, sign, indent, around) => {
      const text = textOf(key);
      if (text === undefined) return '';
      const lines = text.split('\n').flatMap((paragraph) => linesOf(paragraph, sign, indent));
      const comment = lines.map((line) => `${indent}${line}\n`).join('');
      return `${around === 'before' ? '\n' : ''}${comment}${around === 'after' ? '\n' : ''}`;
    },
    commentTail: (key, sign) => {
      const text = textOf(key);
      return text === undefined ? '' : ` ${sign} ${text}`;
    },
    words: (key) => filled(key, entryOf(comments, key).brief, values) ?? '',
  };
}

type Values = { readonly [field: string]: unknown };

type Levels = Exclude<Comment, string>;

function entryOf(comments: Comments, key: string): Levels {
  const entry = Object.hasOwn(comments, key) ? comments[key] : undefined;
  if (entry === undefined) throw new Error(`a template has the comment ${key}, which is in no catalog`);
  return typeof entry === 'string' ? { brief: entry } : entry;
}

const texts: Readonly<Record<CommentsLevel, (comment: Levels) => string>> = {
  teach: ({ brief, teach }) => teach ?? brief,
  brief: ({ brief }) => brief,
  none: () => '',
};

/** A line that begins with a blank is an example and is not wrapped; every other one is a paragraph. */
function linesOf(paragraph: string, sign: string, indent: string): string[] {
  if (paragraph === '') return [sign];
  if (paragraph.startsWith('\t')) return [`${sign}${paragraph}`];
  if (paragraph.startsWith(' ')) return [`${sign} ${paragraph}`];
  const left = indent.replaceAll('\t', '    ').length + sign.length + 1;
  return wrap(paragraph, (columns[sign] ?? 100) - left).map((line) => `${sign} ${line}`);
}

/** Fills in the values. Line ends in a value become blanks, so that it cannot end the comment. */
function filled(key: string, text: string | undefined, values: Values): string | undefined {
  return text?.replace(/(?<!\$)\{([a-z]\w*)\}/gi, (_, field: string) => {
    const value = values[field];
    if (typeof value === 'string' || typeof value === 'number') return String(value).replace(/[\r\n]+/g, ' ');
    throw new TypeError(`the comment ${key} names {${field}}, which is ${typeof value}`);
  });
}
