import type { Answers } from '../options/answers.ts';

/** The memory of a container in MiB: its limit, and what of it Go may take, so that Go frees some before the kernel kills. */
export type Memory = { readonly limit: number; readonly forGo: number };

/** The same limits wherever the service runs. Of a program that was there, nothing is known but that it may need more. */
export function memoryOf({ scaffold }: Answers): Memory {
  return scaffold === 'yes' ? { limit: 128, forGo: 112 } : { limit: 256, forGo: 224 };
}
