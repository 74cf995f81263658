/** The words of one comment: why, in a line; and what a newcomer would want to know, where that is more. */
export type Comment = { readonly brief: string; readonly teach?: string };

/** The comments of one language. */
export type Comments = { readonly [key: string]: Comment };
