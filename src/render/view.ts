import type { Project } from '../resolve/project.ts';
import type { CommentCalls } from './comment-markers.ts';

/** What a template sees: the project, and what stands for its comments. */
export type View = Project & CommentCalls & { readonly generatorVersion: string };
export type Template = (view: View) => string;
