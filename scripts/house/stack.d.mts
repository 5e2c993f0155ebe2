type Environment = Record<string, string | undefined>;

export function stackEnvironment(
  wanted: {
    databaseUrl: string;
    host: string;
    consolePort: number;
    apiPort: number;
    secrets: { AUTH_SECRET: string; ENCRYPTION_KEY: string };
  },
  given?: Environment,
): Environment;
export function migrate(env: Environment): Promise<void>;
export function seed(env: Environment): Promise<void>;
export function startStack(
  env: Environment,
  onLine: (name: string, line: string) => void,
  signal?: AbortSignal,
): Promise<{ stop: () => Promise<void> }>;
