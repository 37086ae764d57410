/** What follows a shop's name in its address, on the host of the platform. */
export function shopSuffix(platformHost: string): string {
  return `.${platformHost.replace(/^www\./, "")}`;
}

/** The address at which a shop's people log in. */
export function shopLogInUrl(platform: { protocol: string; host: string }, slug: string): string {
  return `${platform.protocol}//${slug}${shopSuffix(platform.host)}/log-in`;
}
