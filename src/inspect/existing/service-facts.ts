import type { CommandFacts, HealthRoute, Port } from '../module/facts.ts';

type At<Value> = { readonly value: Value; readonly place: string };

/** What is known of one program as a service. */
export type ServiceFacts = {
  readonly port: At<number> | undefined;
  /** The environment variable that overrules the port. */
  readonly variable: At<string> | undefined;
  readonly health: At<string> | undefined;
  /** Where it begins to listen. */
  readonly listening: string | undefined;
  readonly listens: boolean;
};

/** The port of a program that is surest; one of which it is only possible counts where the program is seen to listen. */
export function portOf({ ports, listening }: CommandFacts): Port | undefined {
  const candidates = ports.filter(({ certainty }) => certainty !== 'possible' || listening.length > 0);
  const sure = candidates.find(({ certainty }) => certainty === 'certain');
  return sure ?? candidates.find(({ certainty }) => certainty === 'likely') ?? candidates[0];
}

/** The route to ask for liveness, else the one for readiness. */
export function healthOf({ healthRoutes }: CommandFacts): HealthRoute | undefined {
  const likely = healthRoutes.filter(({ certainty }) => certainty !== 'possible');
  return likely.find(({ asks }) => asks === 'liveness') ?? likely[0];
}
