#!/usr/bin/env bash
# Pushes the images, and writes for each the digest by which it is deployed: <folder>/<service>/imageDetail.json.
set -euo pipefail
source "$(dirname "$0")/services.sh"
folder="$1"

aws ecr get-login-password | docker login --username AWS --password-stdin "${CUSTOMER_REPOSITORY%%/*}"
for service in "${services[@]}"; do
  image="$(repository_of "$service")"
  docker push "$image:$tag"
  mkdir -p "$folder/$service"
  # Of all names that the image has, the digest at this registry.
  digest="$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image:$tag" |
    grep --fixed-strings --max-count 1 "$image@sha256:")"
  printf '{"ImageURI": "%s"}\n' "$digest" > "$folder/$service/imageDetail.json"
done
