import type { OptionName } from '../../options/answers.ts';

/** A value that was read for an option, and where it stands. */
export type FoundValue = { readonly option: OptionName; readonly value: unknown; readonly place: string };
