/** The file of the answers, which is Yeoman's own: other generators keep theirs in it too. */
export const savedAnswersFile = '.yo-rc.json';

/** The committed file that holds the baseline. */
export const lockFile = '.go-container.lock';

/** The folder that everything is staged in, below the project's root; it is there while a run is at work, or was cut short. */
export const workFolder = '.go-container.tmp';
