#!/usr/bin/env bash
# Lay a WordPress of Debian's packages ready for the tests: prepare.sh FOLDER. Takes about a minute, and needs root for the packages.
# Only unpacked, not installed: no web server and no service of this machine is touched.
set -euo pipefail
folder=$1
packages=(php8.2-cli php8.2-mysql php8.2-xml php8.2-mbstring mariadb-server)
export DEBIAN_FRONTEND=noninteractive
command -v apt-get >/dev/null || { echo 'There is no apt-get here: the tests with a real WordPress are skipped' && exit 0; }
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  [ "$(id -u)" = 0 ] || { echo "As root: apt-get install --no-install-recommends ${packages[*]}" && exit 0; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
mkdir -p "$folder" && mkdir -m 777 "$folder/download"
(cd "$folder/download" && apt-get download -qq wordpress && dpkg -x wordpress_*.deb "$folder")
rm -r "$folder/download"
cp "$(dirname "$0")/wp-config.php" "$folder/usr/share/wordpress/wp-config.php"
chmod -R a+rX "$folder"
