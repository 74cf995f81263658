import { loadGenerator } from '../environment.ts';

/** Called by Yeoman for the generator. */
export const createGenerator = () => loadGenerator('mirrors');
