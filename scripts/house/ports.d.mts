export function freePort(preferred?: number, options?: { butNot?: number[] }): Promise<number>;
