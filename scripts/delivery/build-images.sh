#!/usr/bin/env bash
# Builds the image of each service from the root of the project.
set -euo pipefail
source "$(dirname "$0")/services.sh"

for service in "${services[@]}"; do
  docker build --file "$service-service/Dockerfile" --tag "$(repository_of "$service"):$tag" .
done
