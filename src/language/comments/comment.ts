/**
 * The words of one comment: `brief` says why, in a line, and is empty where only a newcomer would ask; `teach` says what a
 * newcomer wants to know, where that is more. A plain text is the same for both.
 */
export type Comment = string | { readonly brief: string; readonly teach?: string };

/** The comments of one language. */
export type Comments = { readonly [key: string]: Comment };
