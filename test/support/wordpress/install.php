<?php
// A blog with a post, and a brand that answers as an editor. Prints what the test needs to know, as JSON.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
// Nobody is told by mail.
function wp_mail(...$letter) { return true; }
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Voltmeer blog', 'beheer', 'beheer@voltmeer.example', true, '', 'geheim');
$brand = wp_insert_user(['user_login' => 'voltmeer', 'user_pass' => 'geheim', 'user_email' => 'blog@voltmeer.example',
  'display_name' => 'Voltmeer', 'role' => 'editor']);
[$password] = WP_Application_Passwords::create_new_application_password($brand, ['name' => 'Samenspraak']);
$reader = wp_insert_user(['user_login' => 'lezer', 'user_pass' => 'geheim', 'user_email' => 'lezer@voltmeer.example', 'role' => 'subscriber']);
[$readers] = WP_Application_Passwords::create_new_application_password($reader, ['name' => 'Samenspraak']);
// Two comments within fifteen seconds are not too quick here; the first one of somebody waits for approval.
update_option('comment_previously_approved', 0);
remove_all_filters('check_comment_flood');
$post = wp_insert_post(['post_title' => 'Storing in Zuid & West', 'post_content' => 'We werken eraan.', 'post_status' => 'publish',
  'comment_status' => 'open', 'post_author' => $brand]);
echo json_encode(['post' => $post, 'user' => 'voltmeer', 'password' => $password, 'reader' => $readers]);
