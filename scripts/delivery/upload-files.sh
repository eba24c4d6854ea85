#!/usr/bin/env bash
# Puts the files of both sites beside those of earlier versions. Only files whose names change with their content: a
# page that was opened before the deployment still finds the ones that it asks for later.
set -euo pipefail
: "${FILES_BUCKET:?}"

for site in customer employee; do
  prefix="$([ "$site" = employee ] && echo admin/ || true)"
  aws s3 cp "frontend/dist/$site/browser/" "s3://$FILES_BUCKET/$prefix" --recursive --only-show-errors \
    --exclude '*' --include '*-????????.js' --include '*-????????.css' --include '*-????????.woff2' \
    --cache-control 'public, max-age=31536000, immutable'
done
