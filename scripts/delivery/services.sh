# For the other scripts: each service with its repository, and the tag of this build.
# Tags are never moved, so a commit that is built again gets another one.
: "${CUSTOMER_REPOSITORY:?}" "${EMPLOYEE_REPOSITORY:?}" "${CODEBUILD_RESOLVED_SOURCE_VERSION:?}"

tag="${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}-${CODEBUILD_BUILD_NUMBER:-0}"
services=(customer employee)

repository_of() {
  case "$1" in
    customer) echo "$CUSTOMER_REPOSITORY" ;;
    employee) echo "$EMPLOYEE_REPOSITORY" ;;
  esac
}
