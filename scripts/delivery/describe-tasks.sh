#!/usr/bin/env bash
# Reads the newest task definition of each service, as the infrastructure made it: <folder>/<service>/described.json.
set -euo pipefail
: "${STAGE:?}"
folder="$1"

for service in customer employee; do
  mkdir -p "$folder/$service"
  aws ecs describe-task-definition --task-definition "foyer-$STAGE-$service" --output json \
    > "$folder/$service/described.json"
done
