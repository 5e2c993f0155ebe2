/** An instant by the clock on the wall in Shanghai: `shanghai("2025-10-01T15:20:30")`. */
export const shanghai = (clock: string): Date => new Date(`${clock}+08:00`);
